using AutoMapper;
using Reporting.Domain.Flags.Records;
using Reporting.Domain.Flags.Reports;

namespace Reporting.Api.Unleash.Contracts;

/// <summary>Records say it of the present alone: in statistics of a past day the field is of today.</summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class OfTodayAttribute : Attribute;

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

    /// <summary>From the shortest range to the longest.</summary>
    public static IReadOnlyList<ClientAppCountSchema> Of(ActiveApplications seen) =>
    [
        new() { Range = "7d", Count = seen.Last7 },
        new() { Range = "30d", Count = seen.Last30 },
        new() { Range = "allTime", Count = seen.AllTime },
    ];
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
    private const string NameOfUnknownInstance = "unresolved-instance-id";

    /// <summary>The order in which the product lists the types of tokens, which is that of a hash table.</summary>
    private static readonly string[] TokenTypes = ["frontend", "admin", "client", "backend"];

    public InstanceAdminStatsSchemaProfile()
    {
        CreateMap<InstanceStatistics, InstanceAdminStatsSchema>()
            .ForMember(stats => stats.Timestamp, entry => entry.Ignore())
            .ForMember(stats => stats.SettingsSourceInstanceId, entry => entry.MapFrom(statistics => NameOf(statistics.Settings)))
            .ForMember(stats => stats.ApiTokens, entry => entry.MapFrom(statistics => InOrder(statistics.ApiTokens)))
            .ForMember(stats => stats.ClientApps, entry => entry.MapFrom(statistics => ClientAppCountSchema.Of(statistics.ActiveApplications)))
            .ForMember(stats => stats.Sum, entry => entry.MapFrom(statistics => StatisticsChecksum.Of(NameOf(statistics.Settings), statistics.Counts)));
        CreateMap<ActiveUsers, ActiveUserCountsSchema>();
        CreateMap<ProductionChanges, ProductionChangeCountsSchema>();
        CreateMap<PreviousDayMetrics, MetricBucketCountsSchema>();
    }

    public static string NameOf(InstanceSettings settings) => settings.SourceInstanceId.Length == 0 ? NameOfUnknownInstance : settings.SourceInstanceId;

    private static OrderedDictionary<string, long> InOrder(IReadOnlyDictionary<string, long> tokens)
        => new(TokenTypes.Where(tokens.ContainsKey).Select(type => KeyValuePair.Create(type, tokens[type])), StringComparer.Ordinal);
}
