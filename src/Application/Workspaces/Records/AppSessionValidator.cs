using FluentValidation;
using Reporting.Application.Ingestion;
using Reporting.Domain.Workspaces.Records;

namespace Reporting.Application.Workspaces.Records;

internal sealed class AppSessionValidator : AbstractValidator<AppSession>
{
    /// <summary>A session counts with each of its minutes, so its length is what it costs.</summary>
    private static readonly TimeSpan Longest = TimeSpan.FromDays(366);

    public AppSessionValidator()
    {
        RuleFor(session => session.AccessMethod).OneOf("path", "subdomain", "terminal");
        RuleFor(session => session.SlugOrPort).AtMost(RecordRules.LongestKey);
        RuleFor(session => session.SessionStartedAt).Plausible();
        RuleFor(session => session.SessionEndedAt).Plausible();
        RuleFor(session => session.SessionEndedAt)
            .Must((session, end) => end >= session.SessionStartedAt)
            .WithMessage("must not be before session_started_at");
        RuleFor(session => session.SessionEndedAt)
            .Must((session, end) => session.SessionStartedAt == default || end - session.SessionStartedAt <= Longest)
            .WithMessage("must be at most 366 days after session_started_at");
        RuleFor(session => session.Requests).NotNegative();
    }
}
