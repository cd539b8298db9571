using AutoMapper;
using Reporting.Domain.Flags.Reports;

namespace Reporting.Api.Unleash.Contracts;

internal sealed record ActiveUserCountsSchema
{
    public required long Last7 { get; init; }

    public required long Last30 { get; init; }

    public required long Last60 { get; init; }

    public required long Last90 { get; init; }
}

internal sealed record ClientAppCountSchema
{
    public required string Range { get; init; }

    public required long Count { get; init; }
}

internal sealed record ProductionChangeCountsSchema
{
    public required long Last30 { get; init; }

    public required long Last60 { get; init; }

    public required long Last90 { get; init; }
}

internal sealed record MetricBucketCountsSchema
{
    public required long EnabledCount { get; init; }

    public required long VariantCount { get; init; }
}

/// <summary>The time is set when the answer is sent.</summary>
internal sealed class InstanceAdminStatsSchemaProfile : Profile
{
    public InstanceAdminStatsSchemaProfile()
    {
        CreateMap<InstanceStatistics, InstanceAdminStatsSchema>()
            .ForMember(stats => stats.Timestamp, stats => stats.Ignore());
        CreateMap<ActiveUsers, ActiveUserCountsSchema>();
        CreateMap<ClientApps, ClientAppCountSchema>();
        CreateMap<ProductionChanges, ProductionChangeCountsSchema>();
        CreateMap<PreviousDayMetrics, MetricBucketCountsSchema>();
    }
}
