using Reporting.Domain.Access;

namespace Reporting.Infrastructure.Persistence.Merge;

/// <summary>Brings what is computed from records up to date; idempotent, and one at a time per instance.</summary>
internal interface IRollUp
{
    InstanceKind Kind { get; }

    /// <summary>Rolls up all that is noted for the instance; returns when reports show it.</summary>
    Task RunAsync(int instanceId, CancellationToken cancellationToken);

    /// <summary>The instances with anything noted.</summary>
    Task<IReadOnlyList<int>> ReadNotedInstancesAsync(CancellationToken cancellationToken);
}
