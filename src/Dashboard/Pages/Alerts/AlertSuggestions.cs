using Reporting.Application.Access;
using Reporting.Application.Flags.Insights;
using Reporting.Application.Workspaces;
using Reporting.Dashboard.Rendering;
using Reporting.Domain.Access;
using Reporting.Domain.Workspaces.Reports;

namespace Reporting.Dashboard.Pages.Alerts;

/// <summary>What a rule on an instance can be narrowed to, to be offered beside the fields.</summary>
internal sealed record AlertSuggestions(IReadOnlyList<string> Projects, IReadOnlyList<string> Types, IReadOnlyList<KnownTemplate> Templates, IReadOnlyList<string> Collections)
{
    public static AlertSuggestions None { get; } = new([], [], [], []);

    /// <summary>Asks what the pages of the instance ask as well.</summary>
    public static async Task<AlertSuggestions> ReadAsync(PageReports reports, PageContext page, Instance instance)
    {
        var overview = reports.SendAsync(new GetInstanceQuery(instance.Key));
        var suggested = instance.Kind switch
        {
            InstanceKind.Flags => await OfFlagsAsync(reports, page, instance),
            InstanceKind.Workspaces => None with { Templates = (await reports.ReadAsync(new GetTemplatesQuery(instance.Id))).Templates },
            _ => None,
        };
        return suggested with { Collections = [.. ((await overview)?.Collections ?? []).Select(collection => collection.Collection)] };
    }

    private static async Task<AlertSuggestions> OfFlagsAsync(PageReports reports, PageContext page, Instance instance)
    {
        var projects = reports.ReadAsync(new GetProjectsQuery(instance.Id));
        var insights = await reports.ReadAsync(new GetInsightsQuery(instance.Id, page.View.Range.First, page.View.Range.Last, page.Now));
        return None with
        {
            Projects = [.. (await projects).Projects.Select(project => project.Id)],
            Types = [.. insights.CreationArchiveTrends.SelectMany(trend => trend.CreatedFlags.Keys).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)],
        };
    }
}
