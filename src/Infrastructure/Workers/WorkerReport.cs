using System.Collections.Concurrent;
using System.Data.Common;
using Microsoft.Extensions.Logging;
using Reporting.Application.Health;
using Reporting.Application.Telemetry;

namespace Reporting.Infrastructure.Workers;

/// <summary>
/// What one worker fails at. The first failure of a subject is a warning in the log, and one that lasts is logged again
/// once an hour; of the subjects of a worker only the first to fail is logged with its stack trace, and none that
/// fails because the database is away.
/// </summary>
internal sealed class WorkerReport(string name, TimeProvider clock, ILogger logger)
{
    private static readonly TimeSpan LoggedAgainAfter = TimeSpan.FromHours(1);

    private readonly ConcurrentDictionary<string, Failing> failing = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, byte> attempted = new(StringComparer.Ordinal);
    private DateTimeOffset? lastSuccessAt;

    public ILogger Logger => logger;

    public bool IsFailing => !failing.IsEmpty;

    /// <summary>Runs the worker once. What is not attempted any more, such as an instance that is gone, no longer counts as failing.</summary>
    public async Task RunAsync(Func<CancellationToken, Task> run, CancellationToken cancellationToken)
    {
        attempted.Clear();
        if (!await AttemptAsync(string.Empty, run, cancellationToken))
        {
            return;
        }

        foreach (var gone in failing.Keys.Where(subject => !attempted.ContainsKey(subject)))
        {
            failing.TryRemove(gone, out _);
        }

        if (failing.IsEmpty)
        {
            lastSuccessAt = clock.GetUtcNow();
        }
    }

    /// <summary>Tries something and keeps a failure to itself.</summary>
    /// <returns>Whether it succeeded.</returns>
    public async Task<bool> AttemptAsync(string subject, Func<CancellationToken, Task> attempt, CancellationToken cancellationToken)
    {
        attempted[subject] = 0;
        try
        {
            await attempt(cancellationToken);
            Succeed(subject);
            return true;
        }
        catch (Exception exception) when (!cancellationToken.IsCancellationRequested)
        {
            Fail(subject, exception);
            return false;
        }
    }

    public void Succeed(string subject)
    {
        if (failing.TryRemove(subject, out _))
        {
            logger.LogInformation("{Worker} works again{Subject}", name, Of(subject));
        }
    }

    public void Fail(string subject, Exception cause)
    {
        Instruments.CountWorkerFailure(name);
        var lost = LostDatabase(cause);
        var message = (lost ?? cause).Message;
        var now = clock.GetTimestamp();
        if (failing.TryGetValue(subject, out var before) && clock.GetElapsedTime(before.LoggedAt, now) < LoggedAgainAfter)
        {
            failing[subject] = before with { Attempts = before.Attempts + 1, Cause = message };
            return;
        }

        var exception = failing.IsEmpty && lost is null ? cause : null;
        failing[subject] = new Failing(before?.Since ?? clock.GetUtcNow(), before?.Attempts + 1 ?? 1, message, now);
        logger.LogWarning(exception, "{Worker} fails{Subject} and tries again: {Cause}", name, Of(subject), message);
    }

    /// <summary>What a database that is away says; where in the code it was asked is of no use then.</summary>
    private static DbException? LostDatabase(Exception cause)
    {
        for (var inner = cause; inner is not null; inner = inner.InnerException)
        {
            if (inner is DbException { IsTransient: true } lost)
            {
                return lost;
            }
        }

        return null;
    }

    public WorkerStatus Read()
        => new(
            name,
            lastSuccessAt,
            [.. failing.OrderBy(each => each.Key, StringComparer.Ordinal).Select(each => new WorkerFailure(each.Key, each.Value.Since, each.Value.Attempts, each.Value.Cause))]);

    private static string Of(string subject) => subject.Length > 0 ? $" at {subject}" : string.Empty;

    private sealed record Failing(DateTimeOffset Since, int Attempts, string Cause, long LoggedAt);
}
