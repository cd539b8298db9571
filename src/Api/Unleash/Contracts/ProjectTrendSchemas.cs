using System.Text.Json.Serialization;
using Reporting.Api.OpenApi;

namespace Reporting.Api.Unleash.Contracts;

/// <summary>The flags of a project in a week.</summary>
[SchemaName("InstanceInsightsSchemaProjectFlagTrendsItems")]
internal sealed record ProjectFlagTrendSchema
{
    /// <summary>Year and week in a given year for which the stats were calculated</summary>
    public required string Week { get; init; }

    /// <summary>Project id of the project the flag trends belong to</summary>
    public required string Project { get; init; }

    /// <summary>Use `technicalDebt` instead.</summary>
    public required int Health { get; init; }

    /// <summary>An indicator of the project's technical debt on a scale from 0 to 100</summary>
    public int TechnicalDebt { get; init; }

    /// <summary>The average time from when a feature was created to when it was enabled in the "production" environment during the current window</summary>
    public double TimeToProduction { get; init; }

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

    /// <summary>The number of users who have access to the project, left out where it is not known</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public long? Users { get; init; }
}

/// <summary>The metrics of a project in a week.</summary>
[SchemaName("InstanceInsightsSchemaMetricsSummaryTrendsItems")]
internal sealed record MetricsSummaryTrendSchema
{
    /// <summary>Year and week in a given year for which the metrics summary was calculated</summary>
    public required string Week { get; init; }

    /// <summary>A UTC date when metrics summary was captured. Time is the very end of a given day.</summary>
    public required DateTimeOffset Date { get; init; }

    /// <summary>Project id of the project the impressions summary belong to</summary>
    public required string Project { get; init; }

    /// <summary>Total number of times all project flags were requested</summary>
    public required long TotalRequests { get; init; }

    /// <summary>Total number of times all project flags were exposed across all environments</summary>
    public required long TotalYes { get; init; }

    /// <summary>Total number of times all project flags were not exposed across all environments</summary>
    public required long TotalNo { get; init; }

    /// <summary>Total number of applications the impression data belong to</summary>
    public required long TotalApps { get; init; }

    /// <summary>Total number of flags the impression data belong to</summary>
    public required long TotalFlags { get; init; }

    /// <summary>Total number of environments the impression data belong to</summary>
    public required long TotalEnvironments { get; init; }
}

/// <summary>The changes in environments of a type in a week.</summary>
[SchemaName("InstanceInsightsSchemaEnvironmentTypeTrendsItems")]
internal sealed record EnvironmentTypeTrendSchema
{
    /// <summary>A UTC date when the stats were captured. Time is the very end of a given day.</summary>
    public required DateTimeOffset Date { get; init; }

    /// <summary>Year and week in a given year for which the stats were calculated</summary>
    public required string Week { get; init; }

    /// <summary>Environment type the data belongs too</summary>
    public required string EnvironmentType { get; init; }

    /// <summary>Total number of times configuration has been updated in the environment type</summary>
    public required long TotalUpdates { get; init; }
}
