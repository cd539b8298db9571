using Reporting.Api.OpenApi;

namespace Reporting.Api.Unleash.Contracts;

/// <summary>The flags of a project that entered production in a week.</summary>
[SchemaName("InstanceInsightsSchemaLifecycleTrendsItems")]
internal sealed record LifecycleTrendSchema
{
    /// <summary>Year and week in a given year for which the stats were calculated</summary>
    public required string Week { get; init; }

    /// <summary>A UTC date when the stats were captured. Time is the very end of a given week.</summary>
    public required DateTimeOffset Date { get; init; }

    /// <summary>Number of flags that entered production during this week</summary>
    public required long NewProductionFlags { get; init; }

    /// <summary>Project id that the flags belong to</summary>
    public required string Project { get; init; }
}

/// <summary>The flags of a project that were created and archived in a week.</summary>
[SchemaName("InstanceInsightsSchemaCreationArchiveTrendsItems")]
internal sealed record CreationArchiveTrendSchema
{
    /// <summary>Year and week in a given year for which the stats were calculated</summary>
    public required string Week { get; init; }

    /// <summary>A UTC date when the stats were captured. Time is the very end of a given week.</summary>
    public required DateTimeOffset Date { get; init; }

    /// <summary>Project id that the flags belong to</summary>
    public required string Project { get; init; }

    /// <summary>Count of newly created flags by flag type</summary>
    public required IReadOnlyDictionary<string, long> CreatedFlags { get; init; }

    /// <summary>Total count of archived flags during this week</summary>
    public required long ArchivedFlags { get; init; }
}
