using FluentValidation;
using Reporting.Application.Ingestion;
using Reporting.Domain.Time;
using Reporting.Domain.Workspaces.Records;

namespace Reporting.Application.Workspaces.Records;

internal sealed class UsageValidator : AbstractValidator<Usage>
{
    private const string NotMinutes = "must be 0 to 30 minutes";

    public UsageValidator()
    {
        RuleFor(usage => usage.StartTime).Plausible();
        RuleFor(usage => usage.StartTime)
            .Must(start => HalfHours.Floor(start) == start)
            .WithMessage("must be on a half hour");
        RuleFor(usage => usage.UsageMins).Must(AreMinutes).WithMessage(NotMinutes);
        RuleFor(usage => usage.VscodeMins).Must(AreMinutes).WithMessage(NotMinutes);
        RuleFor(usage => usage.JetbrainsMins).Must(AreMinutes).WithMessage(NotMinutes);
        RuleFor(usage => usage.ReconnectingPtyMins).Must(AreMinutes).WithMessage(NotMinutes);
        RuleFor(usage => usage.SshMins).Must(AreMinutes).WithMessage(NotMinutes);
        RuleFor(usage => usage.SftpMins).Must(AreMinutes).WithMessage(NotMinutes);
        RuleFor(usage => usage.MedianLatencyMs).Latency();
        RuleFor(usage => usage.AppUsageMins)
            .Must(apps => apps is null || apps.All(app => app.Key.Length <= RecordRules.LongestKey && AreMinutes(app.Value)))
            .WithMessage($"must have 0 to 30 minutes for each app, by a name of at most {RecordRules.LongestKey} characters");
    }

    private static bool AreMinutes(int minutes) => minutes is >= 0 and <= HalfHours.Minutes;
}
