using Reporting.Domain.Flags.Records;

namespace Reporting.Domain.Flags.Reports;

/// <summary>Counts the records of one instance. Where a count takes a time before which things have to exist, that time is exclusive.</summary>
public interface IInstanceStatisticsReader
{
    /// <summary>How the instance is set up; of several records the one with the first id (ordinal).</summary>
    /// <returns>Null when the instance has sent none.</returns>
    Task<InstanceSettings?> ReadSettingsAsync(int instanceId, CancellationToken cancellationToken);

    /// <summary>Counts everything of which there is one number.</summary>
    Task<InstanceCounts> CountAsync(int instanceId, CountedSpan span, CancellationToken cancellationToken);

    /// <summary>A number that grows with every change of flags or strategies, which are many and change less often than anything else.</summary>
    Task<long> ReadStrategiesVersionAsync(int instanceId, CancellationToken cancellationToken);

    /// <summary>The largest numbers of strategies, constraints and values; 0 where there are none.</summary>
    Task<UsedStrategies> ReadStrategiesAsync(int instanceId, CancellationToken cancellationToken);

    /// <summary>Tokens by type; types without a token are left out.</summary>
    Task<IReadOnlyDictionary<string, long>> CountApiTokensAsync(int instanceId, DateTimeOffset before, CancellationToken cancellationToken);

    /// <summary>Distinct users seen, themselves or through a token of their own, after each of the times; in their order.</summary>
    Task<IReadOnlyList<SeenSince>> CountUsersAsync(int instanceId, IReadOnlyList<DateTimeOffset> times, CancellationToken cancellationToken);

    /// <summary>Distinct applications seen after each of the times; in their order.</summary>
    Task<IReadOnlyList<SeenSince>> CountApplicationsAsync(int instanceId, IReadOnlyList<DateTimeOffset> times, CancellationToken cancellationToken);

    /// <summary>Events about environments that are production now, from each of the days on to the last one, inclusive; in their order.</summary>
    Task<IReadOnlyList<long>> CountProductionChangesAsync(int instanceId, IReadOnlyList<DateOnly> firstDays, DateOnly lastDay, CancellationToken cancellationToken);

    /// <summary>What came in on a UTC day.</summary>
    Task<PreviousDayMetrics> CountMetricsAsync(int instanceId, DateOnly day, CancellationToken cancellationToken);

    /// <summary>How many edge nodes the five minutes of each UTC month had, summed up; by the month's first day, months without any left out.</summary>
    /// <param name="end">Exclusive.</param>
    Task<IReadOnlyDictionary<DateOnly, long>> SumEdgeNodesAsync(int instanceId, DateOnly start, DateOnly end, CancellationToken cancellationToken);
}

/// <summary>The time that counts are about.</summary>
/// <param name="Before">Only what existed before counts, as it was then as far as its dates tell.</param>
/// <param name="LastDay">The last day whose events count.</param>
/// <param name="DeletedSince">Users deleted at this time or later still have their licence.</param>
public sealed record CountedSpan(DateTimeOffset Before, DateOnly LastDay, DateTimeOffset DeletedSince);

/// <param name="Earliest">Of those counted, who was last seen the longest ago; null when nobody was.</param>
public sealed record SeenSince(long Count, DateTimeOffset? Earliest);
