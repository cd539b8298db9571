using AutoMapper;
using Reporting.Domain.Network.Reports;

namespace Reporting.Api.OpenL2M.Contracts;

internal sealed record StatsResponse
{
    public required DatabaseStats Database { get; init; }

    public required UsageStats Usage { get; init; }
}

/// <summary>A number and what it is called.</summary>
internal sealed record Statistic(string Label, long Value);

internal sealed class StatsProfile : Profile
{
    public StatsProfile()
    {
        CreateMap<NetworkStatistics, StatsResponse>()
            .ForMember(response => response.Database, entry => entry.MapFrom(statistics => statistics))
            .ForMember(response => response.Usage, entry => entry.MapFrom(statistics => statistics));
    }
}
