using FluentValidation;
using Reporting.Application.Ingestion.Rules;
using Reporting.Domain.Ingestion;
using Reporting.Domain.Time;
using Reporting.Domain.Workspaces.Records;

namespace Reporting.Application.Workspaces.Records;

internal sealed class AppSessionValidator : RecordValidator<AppSession>
{
    /// <summary>A session counts with each of its minutes, so its length is what it costs.</summary>
    private static readonly TimeSpan Longest = TimeSpan.FromDays(366);

    public AppSessionValidator()
    {
        RuleFor(session => session.SessionEndedAt)
            .Must((session, end) => end >= session.SessionStartedAt)
            .WithMessage("must not be before session_started_at");
        RuleFor(session => session.SessionEndedAt)
            .Must((session, end) => session.SessionStartedAt == default || end - session.SessionStartedAt <= Longest)
            .WithMessage("must be at most 366 days after session_started_at");
    }
}

internal sealed class TemplateVersionValidator : RecordValidator<TemplateVersion>
{
    public TemplateVersionValidator()
    {
        RuleForEach(version => version.Parameters).SetValidator(new AttributeValidator<TemplateParameter>());
        RuleFor(version => version.Parameters)
            .Must(HaveDistinctNames)
            .WithMessage("must have distinct names");
    }

    private static bool HaveDistinctNames(IReadOnlyList<TemplateParameter>? parameters)
        => parameters is null || parameters.DistinctBy(parameter => parameter.Name, StringComparer.Ordinal).Count() == parameters.Count;
}

internal sealed class UsageValidator : RecordValidator<Usage>
{
    public UsageValidator()
    {
        RuleFor(usage => usage.AppUsageMins)
            .Must(apps => apps is null || apps.All(app => app.Key.Length <= TextLength.Identifier && app.Value is >= 0 and <= HalfHours.Minutes))
            .WithMessage($"must have 0 to {HalfHours.Minutes} minutes for each app, by a name of at most {TextLength.Identifier} characters");
    }
}
