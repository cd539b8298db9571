using AutoMapper;
using Reporting.Api.OpenApi;
using Reporting.Domain.Flags.Reports;

namespace Reporting.Api.Unleash.Contracts;

/// <summary>Where flags are in their lives.</summary>
[SchemaName("lifecycleInsightsSchema")]
internal sealed record LifecycleInsightsSchema
{
    public required LifecycleStagesSchema LifecycleTrends { get; init; }

    public static LifecycleInsightsSchema Of(LifecycleInsights report, IMapper mapper) => new() { LifecycleTrends = mapper.Map<LifecycleStagesSchema>(report) };
}

/// <summary>The flags by stage.</summary>
[SchemaName("lifecycleInsightsSchemaLifecycleTrends")]
internal sealed record LifecycleStagesSchema
{
    /// <summary>Flags that are not live yet</summary>
    public required LifecycleStageSchema Develop { get; init; }

    /// <summary>Flags that are live</summary>
    public required LifecycleStageSchema Production { get; init; }

    /// <summary>Flags that are completed and not archived yet</summary>
    public required LifecycleStageSchema Cleanup { get; init; }
}

/// <summary>The flags in one stage.</summary>
[SchemaName("lifecycleInsightsSchemaStage")]
internal sealed record LifecycleStageSchema
{
    /// <summary>The flags by what they are for</summary>
    public required LifecycleCategoriesSchema Categories { get; init; }

    /// <summary>The median of the days that flags spent in the stage before they left it</summary>
    public required double MedianDaysHistorically { get; init; }

    /// <summary>The median of the days that the flags in the stage have been in it</summary>
    public required double MedianDaysInCurrentStage { get; init; }

    /// <summary>The number of flags in the stage</summary>
    public required long TotalFlags { get; init; }
}

/// <summary>The flags in one stage by what they are for.</summary>
[SchemaName("lifecycleInsightsSchemaCategories")]
internal sealed record LifecycleCategoriesSchema
{
    /// <summary>Flags of type experiment</summary>
    public required LifecycleCategorySchema Experimental { get; init; }

    /// <summary>Flags of type release</summary>
    public required LifecycleCategorySchema Release { get; init; }

    /// <summary>Flags of all other types</summary>
    public required LifecycleCategorySchema Permanent { get; init; }
}

/// <summary>Flags of one purpose in one stage.</summary>
[SchemaName("lifecycleInsightsSchemaCategory")]
internal sealed record LifecycleCategorySchema
{
    /// <summary>The number of flags that entered the stage more than a week ago</summary>
    public required long FlagsOlderThanWeek { get; init; }

    /// <summary>The number of flags that entered the stage in the last seven days</summary>
    public required long NewFlagsThisWeek { get; init; }
}

internal sealed class LifecycleInsightsSchemaProfile : Profile
{
    public LifecycleInsightsSchemaProfile()
    {
        CreateMap<LifecycleInsights, LifecycleStagesSchema>();
        CreateMap<StageInsights, LifecycleStageSchema>();
        CreateMap<StageCategories, LifecycleCategoriesSchema>();
        CreateMap<StageCategory, LifecycleCategorySchema>();
    }
}
