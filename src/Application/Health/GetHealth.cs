using MediatR;

namespace Reporting.Application.Health;

/// <summary>Whether the service can answer reports, and how each of its parts is doing.</summary>
internal sealed record GetHealthQuery : IRequest<HealthDetails>;

/// <param name="RollUpLag">For how long the oldest records seen have waited to be rolled up; zero while none wait.</param>
internal sealed record HealthDetails(
    Readiness Database, TimeSpan RollUpLag, IReadOnlyList<WorkerStatus> Workers, IReadOnlyList<PoolStatus> Pools, DiskStatus? Disk);

/// <summary>A pool of connections to the database.</summary>
/// <param name="Max">How many connections it may have; null where that is not known.</param>
internal sealed record PoolStatus(string Name, int Busy, int Idle, int? Max);

/// <summary>The disk that holds the data directory.</summary>
internal sealed record DiskStatus(string Directory, long FreeBytes, long TotalBytes);

internal sealed class GetHealthHandler(IReadiness readiness, IWorkerMonitor workers, IServerResources resources)
    : IRequestHandler<GetHealthQuery, HealthDetails>
{
    public async Task<HealthDetails> Handle(GetHealthQuery request, CancellationToken cancellationToken)
        => new(
            await readiness.CheckAsync(cancellationToken),
            resources.ReadRollUpLag(),
            workers.ReadAll(),
            resources.ReadPools(),
            resources.ReadDisk());
}
