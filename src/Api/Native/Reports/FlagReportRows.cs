using Reporting.Application.Flags.Events;
using Reporting.Domain.Flags.Records;
using Reporting.Domain.Flags.Reports;
using Reporting.Domain.Ingestion;

namespace Reporting.Api.Native.Reports;

/// <summary>The flags at the end of a day of UTC.</summary>
internal sealed record FlagTrendRow(DateOnly Date, long Total, long Active, long Stale, long PotentiallyStale)
{
    public static IReadOnlyList<FlagTrendRow> Of(InstanceInsights report)
        => [.. report.FlagTrends.Select(day => new FlagTrendRow(FlagReportDays.DayOf(day.Date), day.Total, day.Active, day.Stale, day.PotentiallyStale))];
}

/// <summary>The accounts at the end of a day of UTC.</summary>
/// <param name="Active">Those seen in the 90 days that end with it.</param>
internal sealed record AccountTrendRow(DateOnly Date, long Total, long Active, long Inactive)
{
    public static IReadOnlyList<AccountTrendRow> Of(InstanceInsights report)
        => [.. report.UserTrends.Select(day => new AccountTrendRow(FlagReportDays.DayOf(day.Date), day.Total, day.Active, day.Inactive))];
}

/// <summary>A project at the end of a week.</summary>
/// <param name="Week">Year and week of ISO 8601.</param>
/// <param name="Date">The last day of it, of the running week today.</param>
/// <param name="Health">From 0 to 100; what is missing is technical debt.</param>
/// <param name="DaysToProduction">The mean, of flags for releases; 0 where none was enabled in production.</param>
/// <param name="Users">Null where it is not known.</param>
internal sealed record ProjectHealthRow(
    string Week, DateOnly Date, string Project, int Health, int TechnicalDebt, double DaysToProduction, long Total, long Active, long Stale, long PotentiallyStale, long? Users)
{
    public static IReadOnlyList<ProjectHealthRow> Of(InstanceInsights report) =>
    [
        .. report.ProjectFlagTrends.Select(week => new ProjectHealthRow(
            week.Week, FlagReportDays.DayOf(week.Date), week.Project, week.Health, week.TechnicalDebt, week.TimeToProduction,
            week.Total, week.Active, week.Stale, week.PotentiallyStale, week.Users)),
    ];
}

/// <summary>How often the flags of a project were asked for in a week.</summary>
internal sealed record FlagUseRow(string Week, DateOnly Date, string Project, long Requests, long Yes, long No, long Applications, long Flags, long Environments)
{
    public static IReadOnlyList<FlagUseRow> Of(InstanceInsights report) =>
    [
        .. report.MetricsSummaryTrends.Select(week => new FlagUseRow(
            week.Week, FlagReportDays.DayOf(week.Date), week.Project, week.TotalRequests, week.TotalYes, week.TotalNo, week.TotalApps, week.TotalFlags, week.TotalEnvironments)),
    ];
}

/// <summary>How many flags of a project were created and archived in a week.</summary>
internal sealed record FlagCreationRow(string Week, DateOnly Date, string Project, long Created, long Archived)
{
    public static IReadOnlyList<FlagCreationRow> Of(InstanceInsights report)
        => [.. report.CreationArchiveTrends.Select(week => new FlagCreationRow(week.Week, FlagReportDays.DayOf(week.Date), week.Project, week.CreatedFlags.Values.Sum(), week.ArchivedFlags))];
}

/// <summary>A flag that is not archived.</summary>
/// <param name="State">active, stale or potentially-stale.</param>
/// <param name="LastUsedOn">The last day of UTC on which it was asked for; null where it never was.</param>
internal sealed record FlagRow(string Flag, string Project, string Type, DateTimeOffset CreatedAt, string State, DateOnly? LastUsedOn)
{
    public static IReadOnlyList<FlagRow> Of(FlagList report)
        => [.. report.Flags.Select(flag => new FlagRow(flag.Flag, flag.Project, flag.Type, flag.CreatedAt, flag.State, flag.LastUsedOn))];
}

/// <summary>How often an application asked for flags in an environment.</summary>
/// <param name="Flags">Distinct ones.</param>
internal sealed record ApplicationUseRow(string Environment, string Application, long Flags, long Requests, long Yes, long No)
{
    public static IReadOnlyList<ApplicationUseRow> Of(ApplicationUseReport report)
        => [.. report.Applications.Select(use => new ApplicationUseRow(use.Environment, use.Application, use.Flags, use.Requests, use.Yes, use.No))];
}

/// <summary>The changes in environments of a type in a week.</summary>
internal sealed record EnvironmentChangesRow(string Week, DateOnly Date, string EnvironmentType, long Changes)
{
    public static IReadOnlyList<EnvironmentChangesRow> Of(InstanceInsights report)
        => [.. report.EnvironmentTypeTrends.Select(week => new EnvironmentChangesRow(week.Week, FlagReportDays.DayOf(week.Date), week.EnvironmentType, week.TotalUpdates))];
}

/// <summary>The flags that are in a stage of their lives.</summary>
/// <param name="Stage">develop before they are live, production while they are, cleanup when they are completed and still there.</param>
/// <param name="MedianDays">That flags in the stage have been in it; 0 where there are none.</param>
/// <param name="MedianDaysBefore">That flags which have left the stage spent in it; 0 where none has.</param>
internal sealed record FlagStageRow(string Stage, long Flags, double MedianDays, double MedianDaysBefore)
{
    public static IReadOnlyList<FlagStageRow> Of(LifecycleInsights report)
        => [Of("develop", report.Develop), Of("production", report.Production), Of("cleanup", report.Cleanup)];

    private static FlagStageRow Of(string name, StageInsights stage) => new(name, stage.TotalFlags, stage.MedianDaysInCurrentStage, stage.MedianDaysHistorically);
}

/// <summary>Something that happened.</summary>
/// <param name="Data">As it was sent.</param>
/// <param name="PreData">What <paramref name="Data"/> was before.</param>
internal sealed record EventRow(
    long Id, DateTimeOffset CreatedAt, string Type, string CreatedBy, long? CreatedByUserId, string? Project, string? Environment, string? Flag,
    RawJson? Data, RawJson? PreData, IReadOnlyList<RawJson> Tags)
{
    public static EventRow Of(FlagEvent each) => new(
        each.Id, each.CreatedAt, each.Type, each.CreatedBy, each.CreatedByUserId, each.Project, each.Environment, each.FeatureName, each.Data, each.PreData, each.Tags ?? []);
}

internal static class FlagReportDays
{
    public static DateOnly DayOf(DateTimeOffset time) => DateOnly.FromDateTime(time.UtcDateTime);

    public static DateTimeOffset StartOf(DateOnly day) => new(day.ToDateTime(TimeOnly.MinValue), TimeSpan.Zero);

    /// <summary>Where the page after this one begins; null where there is none.</summary>
    public static long? NextOffset(GetEventsQuery query, EventPage page)
        => page.Events.Count > 0 && query.Span.Offset + page.Events.Count is var next && next < page.Total ? next : null;
}
