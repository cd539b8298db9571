using System.Globalization;

namespace Reporting.Bench.Flags;

/// <summary>A question about an instance of flags, by its name in tables.</summary>
internal sealed record FlagRoute(string Name, string Address)
{
    /// <summary>Questions about a whole instance, however large it is.</summary>
    public static IReadOnlyList<FlagRoute> Pages(DateOnly today) =>
    [
        new("statistics", "/api/admin/instance-admin/statistics"),
        new("events, the last 100", "/api/admin/events"),
        new("events of a project, 50", $"/api/admin/events?project={FlagsFeed.ProjectId(0)}&limit=50"),
        new("search, 50", "/api/admin/search/events?limit=50"),
        new("insights, 12 months", string.Create(CultureInfo.InvariantCulture, $"/api/admin/insights?from={today.AddYears(-1):yyyy-MM-dd}&to={today:yyyy-MM-dd}")),
    ];

    public static readonly FlagRoute OfFlag = new("events of a flag, all", $"/api/admin/events/{FlagsFeed.FlagName(7)}");
}
