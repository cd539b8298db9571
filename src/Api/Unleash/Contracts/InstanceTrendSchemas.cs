using Reporting.Api.OpenApi;

namespace Reporting.Api.Unleash.Contracts;

/// <summary>The users of a day.</summary>
[SchemaName("InstanceInsightsSchemaUserTrendsItems")]
internal sealed record UserTrendSchema
{
    /// <summary>A UTC date when the stats were captured. Time is the very end of a given day.</summary>
    public required DateTimeOffset Date { get; init; }

    /// <summary>The number of actual Unleash users on a particular day</summary>
    public required long Total { get; init; }

    /// <summary>The number of active Unleash users on a particular day</summary>
    public required long Active { get; init; }

    /// <summary>The number of inactive Unleash users on a particular day</summary>
    public required long Inactive { get; init; }
}

/// <summary>The flags of a day.</summary>
[SchemaName("InstanceInsightsSchemaFlagTrendsItems")]
internal sealed record FlagTrendSchema
{
    /// <summary>A UTC date when the stats were captured. Time is the very end of a given day.</summary>
    public required DateTimeOffset Date { get; init; }

    /// <summary>The number of all flags on a particular day</summary>
    public required long Total { get; init; }

    /// <summary>The number of active flags on a particular day</summary>
    public required long Active { get; init; }

    /// <summary>The number of user marked stale flags on a particular day</summary>
    public required long Stale { get; init; }

    /// <summary>The number of time calculated potentially stale flags on a particular day</summary>
    public required long PotentiallyStale { get; init; }
}
