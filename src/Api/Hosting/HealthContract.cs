using Reporting.Application.Health;

namespace Reporting.Api.Hosting;

/// <summary>How the parts of the service are doing.</summary>
/// <param name="Status">ready, degraded (it answers, but something fails) or unready.</param>
internal sealed record HealthContract(
    string Status,
    HealthContract.DatabasePart Database,
    HealthContract.LagPart RollUpLag,
    IReadOnlyList<HealthContract.WorkerPart> Workers,
    IReadOnlyList<HealthContract.PoolPart> Pools,
    HealthContract.DiskPart? Disk)
{
    public static HealthContract Of(HealthDetails details) => new(
        StatusOf(details),
        new DatabasePart(details.Database.IsReady ? "ok" : "failing", details.Database.Detail),
        new LagPart(details.RollUpLag.TotalSeconds),
        [.. details.Workers.Select(WorkerPart.Of)],
        [.. details.Pools.Select(pool => new PoolPart(pool.Name, pool.Busy, pool.Idle, pool.Max))],
        details.Disk is { } disk ? new DiskPart(disk.Directory, disk.FreeBytes, disk.TotalBytes) : null);

    private static string StatusOf(HealthDetails details)
    {
        if (!details.Database.IsReady)
        {
            return "unready";
        }

        return details.Workers.Any(worker => worker.IsFailing) ? "degraded" : "ready";
    }

    /// <param name="Status">ok or failing.</param>
    internal sealed record DatabasePart(string Status, string Detail);

    /// <param name="Seconds">For how long the oldest records seen have waited to be rolled up.</param>
    internal sealed record LagPart(double Seconds);

    /// <param name="Status">ok or failing.</param>
    /// <param name="LastSuccessAt">When a run last ended without a failure; null before the first.</param>
    internal sealed record WorkerPart(string Name, string Status, DateTimeOffset? LastSuccessAt, IReadOnlyList<FailurePart> Failures)
    {
        public static WorkerPart Of(WorkerStatus worker) => new(
            worker.Name,
            worker.IsFailing ? "failing" : "ok",
            worker.LastSuccessAt,
            [.. worker.Failures.Select(failure => new FailurePart(failure.Subject, failure.Since, failure.Attempts, failure.Cause))]);
    }

    /// <param name="Subject">What the worker was at, such as one instance; empty for its run as a whole.</param>
    /// <param name="Attempts">How often it has failed since then.</param>
    internal sealed record FailurePart(string Subject, DateTimeOffset Since, int Attempts, string Cause);

    internal sealed record PoolPart(string Name, int Busy, int Idle, int? Max);

    internal sealed record DiskPart(string Directory, long FreeBytes, long TotalBytes);
}
