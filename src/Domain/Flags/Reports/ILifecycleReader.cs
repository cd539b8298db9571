namespace Reporting.Domain.Flags.Reports;

/// <summary>In which stage of their life the flags of one instance are.</summary>
public interface ILifecycleReader
{
    /// <summary>Counts flags by stage; times in a stage are in days.</summary>
    /// <param name="projects">None for all.</param>
    /// <param name="today">The day up to which flags have been in their stage.</param>
    /// <param name="newSince">When a flag that entered its stage is new in it.</param>
    /// <returns>By stage; stages that no flag has been in are left out.</returns>
    Task<IReadOnlyDictionary<string, StageInsights>> ReadStagesAsync(
        int instanceId, IReadOnlyList<string> projects, DateOnly today, DateTimeOffset newSince, CancellationToken cancellationToken);
}
