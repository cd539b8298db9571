using Reporting.Domain.Workspaces.Reports;

namespace Reporting.Api.Native.Reports;

/// <summary>The users who worked in an interval.</summary>
/// <param name="Date">The day, or the first day of the week or month.</param>
/// <param name="Users">Each counted once.</param>
internal sealed record ActiveUsersRow(DateOnly Date, int Users)
{
    public static IReadOnlyList<ActiveUsersRow> Of(ActiveUsersReport report) => [.. report.Entries.Select(entry => new ActiveUsersRow(entry.Date, entry.Amount))];
}

/// <summary>The users who worked in a span.</summary>
/// <param name="Users">Each counted once.</param>
internal sealed record ActiveUserTotalRow(int Users)
{
    public static IReadOnlyList<ActiveUserTotalRow> Of(ActiveUserTotalReport report) => [new(report.Users)];
}

/// <summary>The users who worked in an hour of the week.</summary>
/// <param name="Weekday">From 1, Monday, to 7.</param>
/// <param name="Hour">From 0 to 23.</param>
/// <param name="Users">The mean.</param>
internal sealed record ActiveHoursRow(int Weekday, int Hour, double Users)
{
    public static IReadOnlyList<ActiveHoursRow> Of(ActiveHoursReport report) => [.. report.Hours.Select(hour => new ActiveHoursRow(hour.Weekday, hour.Hour, hour.Users))];
}

/// <param name="Name">Null where the template is not known.</param>
internal sealed record TemplateUsageRow(Guid TemplateId, string? Name, int ActiveUsers, long Seconds)
{
    public static IReadOnlyList<TemplateUsageRow> Of(TemplateTotalsReport report)
        => [.. report.Templates.Select(template => new TemplateUsageRow(template.TemplateId, template.Name, template.ActiveUsers, template.Seconds))];
}

/// <summary>How much a template was used in an interval.</summary>
/// <param name="TemplateName">Null where the template is not known.</param>
/// <param name="Date">The day, or the first day of the week or month.</param>
/// <param name="ActiveUsers">Each counted once.</param>
internal sealed record TemplateTrendRow(Guid TemplateId, string? TemplateName, DateOnly Date, int ActiveUsers, long Seconds)
{
    public static IReadOnlyList<TemplateTrendRow> Of(TemplateTrendsReport report) =>
    [
        .. from template in report.Templates
           from interval in report.Dates.Zip(template.Use, (date, use) => (Date: date, Use: use))
           where interval.Use.ActiveUsers > 0
           select new TemplateTrendRow(template.TemplateId, template.Name, interval.Date, interval.Use.ActiveUsers, interval.Use.Seconds),
    ];
}

/// <summary>How much an app was used in an interval.</summary>
/// <param name="Date">The day, or the first day of the week or month.</param>
/// <param name="TimesUsed">Runs of half hours of a user, counted anew in each interval; 0 for the ways in that every workspace has.</param>
internal sealed record AppTrendRow(DateOnly Date, AppUsageType Type, string Slug, string DisplayName, long Seconds, long TimesUsed)
{
    public static IReadOnlyList<AppTrendRow> Of(AppTrendsReport report) =>
    [
        .. from interval in report.Intervals
           from app in interval.Apps
           select new AppTrendRow(interval.Date, app.Type, app.Slug, app.DisplayName, app.Seconds, app.TimesUsed),
    ];
}

/// <summary>How long workspaces of a template were used through an app.</summary>
/// <param name="TemplateName">Null where the template is not known.</param>
internal sealed record TemplateAppRow(Guid TemplateId, string? TemplateName, AppUsageType Type, string Slug, string DisplayName, long Seconds)
{
    public static IReadOnlyList<TemplateAppRow> Of(TemplateAppsReport report)
        => [.. report.Apps.Select(app => new TemplateAppRow(app.TemplateId, app.TemplateName, app.Type, app.Slug, app.DisplayName, app.Seconds))];
}

/// <summary>How much a version of a template was built.</summary>
/// <param name="Workspaces">Whose newest build of the span is of the version.</param>
/// <param name="Builds">All of the span.</param>
internal sealed record TemplateVersionRow(Guid TemplateId, Guid VersionId, long Workspaces, long Builds, DateTimeOffset FirstBuiltAt, DateTimeOffset LastBuiltAt)
{
    public static IReadOnlyList<TemplateVersionRow> Of(TemplateVersionsReport report)
        => [.. report.Versions.Select(version => new TemplateVersionRow(version.TemplateId, version.VersionId, version.Workspaces, version.Builds, version.FirstBuiltAt, version.LastBuiltAt))];
}

/// <param name="TimesUsed">Runs of half hours of a user; 0 for the ways in that every workspace has.</param>
internal sealed record AppUsageRow(AppUsageType Type, string Slug, string DisplayName, long Seconds, long TimesUsed, IReadOnlyList<Guid> TemplateIds)
{
    public static IReadOnlyList<AppUsageRow> Of(TemplateInsightsReport report)
        => [.. report.Report!.AppsUsage.Select(app => new AppUsageRow(app.Type, app.Slug, app.DisplayName, app.Seconds, app.TimesUsed, app.TemplateIds))];
}

/// <summary>How many workspaces were built with a value of a parameter.</summary>
internal sealed record ParameterUsageRow(string Name, string DisplayName, string Type, string Value, long Workspaces, IReadOnlyList<Guid> TemplateIds)
{
    public static IReadOnlyList<ParameterUsageRow> Of(TemplateInsightsReport report) =>
    [
        .. report.Report!.ParametersUsage.SelectMany(
            parameter => parameter.Values,
            (parameter, value) => new ParameterUsageRow(parameter.Name, parameter.DisplayName, parameter.Type, value.Value, value.Count, parameter.TemplateIds)),
    ];
}

internal sealed record UserActivityRow(Guid UserId, string Username, long Seconds, IReadOnlyList<Guid> TemplateIds)
{
    public static IReadOnlyList<UserActivityRow> Of(UserActivityReport report)
        => [.. report.Users.Select(user => new UserActivityRow(user.UserId, user.Username, user.Seconds, user.TemplateIds))];
}

/// <param name="P50Ms">The median, in milliseconds; null where nothing was measured.</param>
/// <param name="P95Ms">The 95th percentile, in milliseconds; null where nothing was measured.</param>
internal sealed record UserLatencyRow(Guid UserId, string Username, double? P50Ms, double? P95Ms, IReadOnlyList<Guid> TemplateIds)
{
    public static IReadOnlyList<UserLatencyRow> Of(UserLatencyReport report)
        => [.. report.Users.Select(user => new UserLatencyRow(user.UserId, user.Username, Measured(user.P50), Measured(user.P95), user.TemplateIds))];

    private static double? Measured(double latency) => latency < 0 ? null : latency;
}

/// <summary>The users of a status at an instant.</summary>
internal sealed record UserStatusRow(DateTimeOffset At, string Status, long Users)
{
    public static IReadOnlyList<UserStatusRow> Of(UserStatusReport report)
        => [.. report.StatusCounts.SelectMany(counts => counts.Value, (counts, count) => new UserStatusRow(count.Date, counts.Key, count.Count))];
}

/// <param name="HalfHours">With any use.</param>
internal sealed record UserDayRow(DateOnly Date, int HalfHours)
{
    public static IReadOnlyList<UserDayRow> Of(UserDaysReport report) => [.. report.Days.Select(day => new UserDayRow(day.Date, day.HalfHours))];
}

/// <param name="Status">active, dormant or suspended; null where it is not known.</param>
/// <param name="LastUsedAt">The end of the last half hour of use in the span; null where there is none.</param>
internal sealed record AccountRow(Guid UserId, string Username, string? Status, DateTimeOffset? LastUsedAt)
{
    public static IReadOnlyList<AccountRow> Of(AccountsReport report)
        => [.. report.Accounts.Select(account => new AccountRow(account.UserId, account.Username, account.Status, account.LastUsedAt))];
}

/// <summary>A template that is there, used or not.</summary>
internal sealed record TemplateRow(Guid TemplateId, string Name, string? DisplayName)
{
    public static IReadOnlyList<TemplateRow> Of(TemplatesReport report)
        => [.. report.Templates.Select(template => new TemplateRow(template.TemplateId, template.Name, template.DisplayName))];
}

internal sealed record UnusedTemplateRow(Guid TemplateId, string Name, string? DisplayName)
{
    public static IReadOnlyList<UnusedTemplateRow> Of(UnusedTemplatesReport report)
        => [.. report.Templates.Select(template => new UnusedTemplateRow(template.TemplateId, template.Name, template.DisplayName))];
}
