using Reporting.Domain.Access;

namespace Reporting.Infrastructure.Persistence.Merge;

/// <summary>Brings what is computed from records up to date; idempotent, and one at a time per instance.</summary>
internal interface IRollUp
{
    InstanceKind Kind { get; }

    /// <summary>Rolls up all that is dirty of the instance; returns when reports show it.</summary>
    Task RunAsync(int instanceId, CancellationToken cancellationToken);

    /// <summary>The same, unless another is at it just now, for however long.</summary>
    /// <returns>Whether it was done.</returns>
    Task<bool> TryRunAsync(int instanceId, CancellationToken cancellationToken);

    /// <summary>The instances with anything dirty, each once.</summary>
    Task<IReadOnlyList<int>> ReadDirtyInstancesAsync(CancellationToken cancellationToken);
}
