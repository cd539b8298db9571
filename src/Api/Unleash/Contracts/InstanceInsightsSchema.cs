using AutoMapper;
using Reporting.Api.OpenApi;
using Reporting.Domain.Flags.Reports;

namespace Reporting.Api.Unleash.Contracts;

/// <summary>How the instance changed over a range of days.</summary>
[SchemaName("instanceInsightsSchema")]
internal sealed record InstanceInsightsSchema
{
    /// <summary>How number of users changed over time</summary>
    public required IReadOnlyList<UserTrendSchema> UserTrends { get; init; }

    /// <summary>How number of flags changed over time</summary>
    public required IReadOnlyList<FlagTrendSchema> FlagTrends { get; init; }

    /// <summary>How number of flags per project changed over time</summary>
    public required IReadOnlyList<ProjectFlagTrendSchema> ProjectFlagTrends { get; init; }

    /// <summary>How metrics data per project changed over time</summary>
    public required IReadOnlyList<MetricsSummaryTrendSchema> MetricsSummaryTrends { get; init; }

    /// <summary>How updates per environment type changed over time</summary>
    public required IReadOnlyList<EnvironmentTypeTrendSchema> EnvironmentTypeTrends { get; init; }

    /// <summary>Weekly count of new flags entering production</summary>
    public required IReadOnlyList<LifecycleTrendSchema> LifecycleTrends { get; init; }

    /// <summary>Weekly count of created vs archived flags by project and flag type</summary>
    public required IReadOnlyList<CreationArchiveTrendSchema> CreationArchiveTrends { get; init; }
}

internal sealed class InstanceInsightsSchemaProfile : Profile
{
    public InstanceInsightsSchemaProfile()
    {
        CreateMap<InstanceInsights, InstanceInsightsSchema>();
        CreateMap<UserTrend, UserTrendSchema>();
        CreateMap<FlagTrend, FlagTrendSchema>();
        CreateMap<ProjectFlagTrend, ProjectFlagTrendSchema>();
        CreateMap<MetricsSummaryTrend, MetricsSummaryTrendSchema>();
        CreateMap<EnvironmentTypeTrend, EnvironmentTypeTrendSchema>();
        CreateMap<LifecycleTrend, LifecycleTrendSchema>();
        CreateMap<CreationArchiveTrend, CreationArchiveTrendSchema>();
        CreateMap<IReadOnlyDictionary<string, long>, IReadOnlyDictionary<string, long>>().ConvertUsing(counts => counts);
    }
}
