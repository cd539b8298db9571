namespace Reporting.Bench.Flags;

/// <summary>A question about an instance of flags, by its name in tables.</summary>
internal sealed record FlagRoute(string Name, string Address)
{
    /// <summary>Questions whose answers have the same length however large the instance is.</summary>
    public static readonly IReadOnlyList<FlagRoute> Pages =
    [
        new("statistics", "/api/admin/instance-admin/statistics"),
        new("events, the last 100", "/api/admin/events"),
        new("events of a project, 50", $"/api/admin/events?project={FlagsFeed.ProjectId(0)}&limit=50"),
        new("search, 50", "/api/admin/search/events?limit=50"),
    ];

    public static readonly FlagRoute OfFlag = new("events of a flag, all", $"/api/admin/events/{FlagsFeed.FlagName(7)}");
}
