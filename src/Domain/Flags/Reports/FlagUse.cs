using Reporting.Domain.Reports;
using Reporting.Domain.Time;

namespace Reporting.Domain.Flags.Reports;

/// <summary>Which flags there are, and how they are asked for.</summary>
public interface IFlagUseReader
{
    /// <returns>The oldest first; of several created at one time by name.</returns>
    Task<IReadOnlyList<ListedFlag>> ReadFlagsAsync(int instanceId, FlagListFilter filter, CancellationToken cancellationToken);

    /// <summary>How often each application asked for flags in the hours that begin within the window.</summary>
    /// <param name="projects">Whose flags are meant; none for all.</param>
    /// <returns>Who asked most often first.</returns>
    Task<IReadOnlyList<ApplicationUse>> ReadApplicationsAsync(int instanceId, IReadOnlyList<string> projects, TimeWindow window, CancellationToken cancellationToken);
}

/// <summary>Which flags are meant: those that meet every condition. An empty list is no condition.</summary>
/// <param name="States">active, stale or potentially-stale, any of which will do.</param>
/// <param name="UnusedSince">Only flags created before this day of UTC that nobody asked for on it or later; null for all.</param>
public sealed record FlagListFilter(IReadOnlyList<string> Projects, IReadOnlyList<string> States, DateOnly? UnusedSince);

public sealed record FlagList(IReadOnlyList<ListedFlag> Flags) : IReport
{
    public int Rows => Flags.Count;
}

/// <summary>A flag that is not archived.</summary>
/// <param name="State">active, stale or potentially-stale.</param>
/// <param name="LastUsedOn">The last day of UTC on which it was asked for; null where it never was.</param>
public sealed record ListedFlag(string Flag, string Project, string Type, DateTimeOffset CreatedAt, string State, DateOnly? LastUsedOn);

public sealed record ApplicationUseReport(IReadOnlyList<ApplicationUse> Applications) : IReport
{
    public int Rows => Applications.Count;
}

/// <summary>How often an application asked for flags in an environment.</summary>
/// <param name="Flags">Distinct ones.</param>
public sealed record ApplicationUse(string Environment, string Application, long Flags, long Yes, long No)
{
    public long Requests => SaturatingSum.Of(Yes, No);
}
