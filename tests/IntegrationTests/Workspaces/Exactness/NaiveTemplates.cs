using Reporting.Domain.Time;
using Reporting.Domain.Workspaces.Records;
using Reporting.Domain.Workspaces.Reports;

namespace Reporting.IntegrationTests.Workspaces.Exactness;

/// <summary>The use of templates, of ways in and of apps straight from their description.</summary>
internal static class NaiveTemplates
{
    private static readonly (string Slug, Func<HalfHour, int> Minutes)[] Builtins =
    [
        ("vscode", row => row.Vscode), ("jetbrains", row => row.Jetbrains), ("reconnecting-pty", row => row.ReconnectingPty), ("ssh", row => row.Ssh), ("sftp", row => row.Sftp),
    ];

    public static IEnumerable<string> Usage(RandomDeployment deployment, RandomQuestion question)
    {
        var rows = HalfHour.In(deployment.HalfHours, question.Window.Start, question.Window.End, question.Templates);
        return
        [
            $"{HalfHour.Sorted(rows.Select(row => row.Template))}: {rows.DistinctBy(row => row.User).Count()} users",
            .. Builtins.Select(builtin => $"{builtin.Slug} on {HalfHour.Sorted(rows.Where(row => builtin.Minutes(row) > 0).Select(row => row.Template))}: {60 * Capped(rows, builtin.Minutes)} s, 0 times"),
            .. Apps(deployment.Apps, rows),
        ];
    }

    public static IEnumerable<string> AppsByTemplate(RandomDeployment deployment, RandomQuestion question) =>
    [
        .. from template in HalfHour.In(deployment.HalfHours, question.Window.Start, question.Window.End, question.Templates).GroupBy(row => row.Template)
           orderby template.Key
           from line in Builtins.Select(builtin => (builtin.Slug, Minutes: template.Sum(builtin.Minutes)))
               .Concat(deployment.Apps.Where(app => app.TemplateId == template.Key).OrderBy(app => app.Slug, StringComparer.Ordinal)
                   .Select(app => (Slug: $"{app.Slug} '{app.DisplayName}'", Minutes: template.Sum(row => row.Apps.GetValueOrDefault(app.Slug)))))
           where line.Minutes > 0
           select $"{template.Key} {line.Slug}: {60 * line.Minutes} s",
    ];

    public static IEnumerable<string> Read(TemplateAppsReport report)
        => report.Apps.Select(app => $"{app.TemplateId} {(app.Type == AppUsageType.Builtin ? app.Slug : $"{app.Slug} '{app.DisplayName}'")}: {app.Seconds} s");

    /// <summary>Intervals without use are left out.</summary>
    public static IEnumerable<string> Trends(RandomDeployment deployment, RandomQuestion question, IEnumerable<(DateOnly FirstDay, TimeWindow Window)> intervals) =>
    [
        .. from interval in intervals
           from row in HalfHour.In(deployment.HalfHours, interval.Window.Start, interval.Window.End, question.Templates)
           group row by (row.Template, interval.FirstDay) into used
           orderby used.Key.Template, used.Key.FirstDay
           select $"{used.Key.Template} {used.Key.FirstDay:O}: {used.DistinctBy(row => row.User).Count()} users, {60 * used.Sum(row => row.Usage)} s",
    ];

    public static IEnumerable<string> Read(TemplateTrendsReport report) =>
    [
        .. from template in report.Templates
           from interval in report.Dates.Zip(template.Use)
           where interval.Second.ActiveUsers > 0
           select $"{template.TemplateId} {interval.First:O}: {interval.Second.ActiveUsers} users, {interval.Second.Seconds} s",
    ];

    public static IEnumerable<string> AppTrends(RandomDeployment deployment, RandomQuestion question, IEnumerable<(DateOnly FirstDay, TimeWindow Window)> intervals) =>
    [
        .. from interval in intervals
           let rows = HalfHour.In(deployment.HalfHours, interval.Window.Start, interval.Window.End, question.Templates)
           from line in Builtins.Where(builtin => rows.Any(row => builtin.Minutes(row) > 0))
               .Select(builtin => $"{builtin.Slug} on {HalfHour.Sorted(rows.Where(row => builtin.Minutes(row) > 0).Select(row => row.Template))}: {60 * Capped(rows, builtin.Minutes)} s, 0 times")
               .Concat(Apps(deployment.Apps, rows))
           select $"{interval.FirstDay:O} {line}",
    ];

    public static IEnumerable<string> Read(AppTrendsReport report) => report.Intervals.SelectMany(interval => interval.Apps.Select(app => $"{interval.Date:O} {Read(app)}"));

    public static IEnumerable<string> Intervals(RandomDeployment deployment, RandomQuestion question)
    {
        var (start, end) = question.Window;
        for (var at = start; question.Interval.Length > 0 && at < end; at = at.AddDays(question.Interval is "week" ? 7 : 1))
        {
            var next = at.AddDays(question.Interval is "week" ? 7 : 1);
            var last = (next < end ? next : end).ToOffset(start.Offset);
            var rows = HalfHour.In(deployment.HalfHours, at, last, question.Templates);
            yield return $"{at:O} to {last:O} by {question.Interval}, {HalfHour.Sorted(rows.Select(row => row.Template))}: {rows.DistinctBy(row => row.User).Count()} users";
        }
    }

    public static IEnumerable<string> Read(TemplateUsageReport report)
        =>
        [
            $"{string.Join(' ', report.TemplateIds)}: {report.ActiveUsers} users",
            .. report.AppsUsage.Select(Read),
        ];

    private static string Read(AppUsage app)
        => $"{(app.Type == AppUsageType.Builtin ? app.Slug : $"{app.Slug} '{app.DisplayName}' '{app.Icon}'")} on {string.Join(' ', app.TemplateIds)}: {app.Seconds} s, {app.TimesUsed} times";

    public static IEnumerable<string> Read(IEnumerable<IntervalReport> reports)
        => reports.Select(report => $"{report.Window.Start:O} to {report.Window.End:O} by {report.Interval}, {string.Join(' ', report.TemplateIds)}: {report.ActiveUsers} users");

    private static IEnumerable<string> Apps(IReadOnlyList<App> known, IReadOnlyList<HalfHour> rows)
    {
        var used =
            from app in known
            from row in rows
            where row.Template == app.TemplateId && row.Apps.ContainsKey(app.Slug)
            group row by (app.Slug, app.DisplayName, Icon: app.Icon ?? "");
        return used
            .OrderBy(uses => uses.Key.Slug, StringComparer.Ordinal)
            .ThenBy(uses => uses.Key.DisplayName, StringComparer.Ordinal)
            .ThenBy(uses => uses.Key.Icon, StringComparer.Ordinal)
            .Select(uses => Describe(uses.Key, [.. uses]));
    }

    private static string Describe((string Slug, string DisplayName, string Icon) app, IReadOnlyList<HalfHour> uses)
        => $"{app.Slug} '{app.DisplayName}' '{app.Icon}' on {HalfHour.Sorted(uses.Select(row => row.Template))}: {60 * Capped(uses, row => row.Apps[app.Slug])} s, {Runs(uses)} times";

    private static int Capped(IReadOnlyList<HalfHour> rows, Func<HalfHour, int> minutes)
        => rows.GroupBy(row => (row.User, row.Start)).Sum(bucket => Math.Min(30, bucket.Sum(minutes)));

    /// <summary>A use begins where the user had none in the half hour before.</summary>
    private static int Runs(IReadOnlyList<HalfHour> uses)
    {
        var used = uses.Select(row => (row.User, row.Start)).ToHashSet();
        return used.Count(use => !used.Contains((use.User, use.Start.AddMinutes(-30))));
    }
}
