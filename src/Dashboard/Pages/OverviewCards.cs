using Reporting.Application.Flags.Insights;
using Reporting.Application.Flags.Statistics;
using Reporting.Application.Network;
using Reporting.Application.Rules;
using Reporting.Application.Workspaces;
using Reporting.Dashboard.Formats;
using Reporting.Dashboard.Rendering;
using Reporting.Dashboard.Views;
using Reporting.Domain.Access;
using Reporting.Domain.Time;
using Reporting.Domain.Workspaces;

namespace Reporting.Dashboard.Pages;

/// <summary>Makes the card of an instance of the reports on it.</summary>
internal sealed class OverviewCards(PageReports reports, PageContext context)
{
    private const int TrendDays = 28;
    private const int WeekDays = 7;

    private Texts Texts => context.Texts;

    public Task<OverviewCard> MakeAsync(Instance instance) => instance.Kind switch
    {
        InstanceKind.Workspaces => OfWorkspacesAsync(instance),
        InstanceKind.Flags => OfFlagsAsync(instance),
        _ => OfNetworkAsync(instance),
    };

    private async Task<OverviewCard> OfWorkspacesAsync(Instance instance)
    {
        var trend = reports.ReadAsync(new GetActiveUsersQuery(instance.Id, TemplateFilter.Deployment, Span(TrendDays), CivilInterval.Day));
        (string Label, int Days, string Before)[] ranges = [("active today", 1, ""), ("in 7 days", WeekDays, "the 7 days before"), ("in 28 days", TrendDays, "the 28 days before")];
        var counts = await Task.WhenAll(ranges.Select(range => CountAsync(instance, range.Days)));
        return new OverviewCard(
            instance,
            "/workspaces",
            [
                .. ranges.Zip(counts, (range, count) => range.Days == 1
                    ? new OverviewNumber(range.Label, Texts.Number((long)count.Now), "/workspaces/users", Note: Yesterday(count.Before))
                    : new OverviewNumber(range.Label, Texts.Number((long)count.Now), "/workspaces/users", count, range.Before)),
            ],
            "People at work each day",
            [.. (await trend).Entries.Select(entry => (double?)entry.Amount)]);
    }

    private async Task<Change> CountAsync(Instance instance, int days)
    {
        var span = Span(days);
        var range = RangeOf(days);
        var before = context.View.SpanOf(range with { First = range.First.AddDays(-days), Last = range.Last.AddDays(-days) });
        var counts = await Task.WhenAll(
            reports.ReadAsync(new GetActiveUserTotalQuery(instance.Id, TemplateFilter.Deployment, span)),
            reports.ReadAsync(new GetActiveUserTotalQuery(instance.Id, TemplateFilter.Deployment, before)));
        return new Change(counts[0].Users, counts[1].Users);
    }

    private async Task<OverviewCard> OfFlagsAsync(Instance instance)
    {
        var today = RangeOf(TrendDays);
        var trends = reports.ReadAsync(new GetInsightsQuery(instance.Id, today.First, today.Last, context.Now));
        var statistics = await reports.ReadAsync(new GetInstanceStatisticsQuery(instance.Id, At: null, context.Now));
        var flags = (await trends).FlagTrends;
        var changes = statistics.ProductionChanges;
        return new OverviewCard(
            instance,
            "/flags",
            [
                new OverviewNumber("users in 7 days", Texts.Number(statistics.ActiveUsers.Last7), "/flags/licences", Note: $"{Texts.Count(statistics.Counts.Users, "account", "accounts")} of people"),
                new OverviewNumber("users in 30 days", Texts.Number(statistics.ActiveUsers.Last30), "/flags/licences"),
                new OverviewNumber("changes in production", Texts.Number(changes.Last30), "/flags/use", new Change(changes.Last30, changes.Last60 - changes.Last30), "the 30 days before"),
                new OverviewNumber("flags", Texts.Number(statistics.Counts.Flags), "/flags/projects", flags.Count > 1 ? new Change(statistics.Counts.Flags, flags[0].Total) : null, "4 weeks ago"),
            ],
            "Flags that are not archived",
            [.. flags.Select(day => (double?)day.Total)]);
    }

    private async Task<OverviewCard> OfNetworkAsync(Instance instance)
    {
        var trend = reports.ReadAsync(new GetNetworkActivityQuery(instance.Id, Span(2 * TrendDays), CivilInterval.Day));
        var statistics = await reports.ReadAsync(new GetNetworkStatisticsQuery(instance.Id, instance.TimeZone, context.Now));
        var days = (await trend).Entries.Select(entry => entry.Activity).ToList();
        var (before, lately) = (days[..^TrendDays], days[^TrendDays..]);
        var changes = new Change(lately.Sum(day => day.Changes), before.Sum(day => day.Changes));
        return new OverviewCard(
            instance,
            "/network",
            [
                new OverviewNumber("users today", Texts.Number(lately[^1].Users), "/network", Note: Yesterday(lately[^2].Users)),
                new OverviewNumber("users in 7 days", Texts.Number(statistics.Last7Days.Users), "/network"),
                new OverviewNumber("users in 31 days", Texts.Number(statistics.Last31Days.Users), "/network"),
                new OverviewNumber("changes in 28 days", Texts.Number((long)changes.Now), "/network", changes, "the 28 days before"),
            ],
            "Users each day",
            [.. lately.Select(day => (double?)day.Users)]);
    }

    private string Yesterday(double count) => $"{Texts.Number((long)count)} yesterday";

    private ReportSpan Span(int days) => context.View.SpanOf(RangeOf(days));

    private ViewRange RangeOf(int days)
    {
        var today = CivilDays.Of(context.View.Zone).DayOf(context.Now);
        return ViewRange.UpTo(today, days);
    }
}
