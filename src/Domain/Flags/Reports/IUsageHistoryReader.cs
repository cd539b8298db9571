using Reporting.Domain.Time;

namespace Reporting.Domain.Flags.Reports;

/// <summary>How the flags and environments of one instance were used in each ISO week; weeks without use are left out.</summary>
public interface IUsageHistoryReader
{
    Task<IReadOnlyList<MetricsOfProject>> ReadMetricsAsync(int instanceId, IsoWeek first, IsoWeek last, CancellationToken cancellationToken);

    /// <summary>Changes in the environments that there are now, by their type.</summary>
    Task<IReadOnlyList<UpdatesOfType>> ReadUpdatesAsync(int instanceId, IsoWeek first, IsoWeek last, CancellationToken cancellationToken);

    /// <summary>The types of the environments that there are now.</summary>
    Task<IReadOnlyList<string>> ReadEnvironmentTypesAsync(int instanceId, CancellationToken cancellationToken);
}

public sealed record MetricsOfProject(DateOnly Week, string Project, long Yes, long No, long Apps, long Flags, long Environments);

public sealed record UpdatesOfType(DateOnly Week, string Type, long Updates);
