using Reporting.Domain.Flags.Records;
using Reporting.Domain.Reports;
using Reporting.Domain.Time;

namespace Reporting.Domain.Flags.Reports;

/// <summary>How much there is of everything in an instance, and how much of it is used.</summary>
public sealed record InstanceStatistics : IExpiringReport
{
    public int Rows => 1;

    public required TimeWindow ValidDuring { get; init; }

    /// <summary>The last millisecond of the day that they are about; null when they are about now.</summary>
    public required DateTimeOffset? AsOf { get; init; }

    /// <summary>With an empty name of the instance where it has sent no settings.</summary>
    public required InstanceSettings Settings { get; init; }

    public required InstanceCounts Counts { get; init; }

    public required UsedStrategies UsedStrategies { get; init; }

    /// <summary>By type; types without a token are left out.</summary>
    public required IReadOnlyDictionary<string, long> ApiTokens { get; init; }

    public required ActiveUsers ActiveUsers { get; init; }

    public required ActiveApplications ActiveApplications { get; init; }

    public required ProductionChanges ProductionChanges { get; init; }

    public required PreviousDayMetrics PreviousDay { get; init; }

    /// <summary>The mean number of nodes in each of twelve months, as <c>2026-11</c>, newest first.</summary>
    public required IReadOnlyDictionary<string, double> EdgeInstanceUsage { get; init; }
}

/// <summary>The largest numbers in use; archived flags are left out.</summary>
/// <param name="MaxPerEnvironment">Strategies of a flag in one environment.</param>
/// <param name="MaxConstraints">Constraints of one strategy.</param>
/// <param name="MaxConstraintValues">Values of one constraint.</param>
public sealed record UsedStrategies(long MaxPerEnvironment, long MaxConstraints, long MaxConstraintValues) : IReport
{
    public int Rows => 1;
}

/// <summary>Distinct users seen in the last 7 days and in the last one, two and three calendar months.</summary>
public sealed record ActiveUsers(long Last7, long Last30, long Last60, long Last90);

/// <summary>Distinct applications seen in the last 7 days, in the last 30 days, and ever.</summary>
public sealed record ActiveApplications(long Last7, long Last30, long AllTime);

/// <summary>Events about production environments on the last 30, 60 and 90 days, today included.</summary>
public sealed record ProductionChanges(long Last30, long Last60, long Last90);

/// <summary>What came in on the UTC day before.</summary>
/// <param name="EnabledCount">Metrics of one hour, application, environment and flag.</param>
/// <param name="VariantCount">Variants counted in them.</param>
public sealed record PreviousDayMetrics(long EnabledCount, long VariantCount);
