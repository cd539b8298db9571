namespace Reporting.Application.Health;

/// <summary>How the background workers of this server are doing.</summary>
internal interface IWorkerMonitor
{
    /// <summary>Every worker, by name.</summary>
    IReadOnlyList<WorkerStatus> ReadAll();
}

/// <param name="LastSuccessAt">When a run last ended without a failure; null before the first.</param>
/// <param name="Failures">What fails now; empty when nothing does.</param>
internal sealed record WorkerStatus(string Name, DateTimeOffset? LastSuccessAt, IReadOnlyList<WorkerFailure> Failures)
{
    public bool IsFailing => Failures.Count > 0;
}

/// <param name="Subject">What the worker was at, such as one instance; empty for the run as a whole.</param>
/// <param name="Since">The first failure since the subject last succeeded.</param>
/// <param name="Attempts">How often it has failed since then.</param>
/// <param name="Cause">Of the last failure, for people.</param>
internal sealed record WorkerFailure(string Subject, DateTimeOffset Since, int Attempts, string Cause);
