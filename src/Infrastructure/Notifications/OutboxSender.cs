using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;
using Reporting.Application.Notifications;
using Reporting.Application.Telemetry;

namespace Reporting.Infrastructure.Notifications;

/// <summary>
/// Sends what is due: to each receiver one after the other, to different ones side by side, so that one that hangs delays nobody else.
/// </summary>
internal sealed class OutboxSender(OutboxQueue queue, IEnumerable<IChannel> channels, TimeProvider clock, ILogger<OutboxSender> log)
{
    /// <summary>How long it may take to write down that something was sent, also while the service stops: until then it would be sent again.</summary>
    private static readonly TimeSpan WritingTime = TimeSpan.FromSeconds(10);

    /// <summary>By then it was tried again, perhaps by another server.</summary>
    private static readonly TimeSpan FailureKept = OutboxQueue.LongestPause + TimeSpan.FromMinutes(5);

    private readonly Dictionary<ReceiverKind, IChannel> byKind = channels.ToDictionary(channel => channel.Kind);
    private readonly ConcurrentDictionary<string, Task> running = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, (Exception Cause, DateTimeOffset At)> failures = new(StringComparer.Ordinal);

    /// <summary>What is being sent now.</summary>
    public Task Running => Task.WhenAll(running.Values);

    /// <summary>The receivers that nothing could be made for the last time, by a fault of this service or of what is stored; not those who did not take it.</summary>
    public IReadOnlyList<(string Receiver, Exception Cause)> ReadFailures()
    {
        foreach (var old in failures.Where(failure => clock.GetUtcNow() - failure.Value.At > FailureKept))
        {
            failures.TryRemove(old);
        }

        return [.. failures.Select(failure => (failure.Key, failure.Value.Cause))];
    }

    /// <summary>Begins to send to each receiver that something is due for and nothing is being sent to; does not wait for it.</summary>
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        foreach (var receiver in await queue.ReadDueReceiversAsync(cancellationToken))
        {
            var ended = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            if (running.TryAdd(receiver, ended.Task))
            {
                _ = SendAllAsync(receiver, ended, cancellationToken);
            }
        }
    }

    private async Task SendAllAsync(string receiver, TaskCompletionSource ended, CancellationToken cancellationToken)
    {
        try
        {
            Exception? failure = null;
            while (await queue.TakeAsync(receiver, cancellationToken) is { } claim)
            {
                failure = await SendAsync(claim, receiver, cancellationToken) ?? failure;
            }

            Note(receiver, failure);
        }
        catch (Exception exception) when (!cancellationToken.IsCancellationRequested)
        {
            Note(receiver, exception);
        }
        catch (Exception exception)
        {
            log.LogDebug(exception, "Sending to {Receiver} ends with the service", receiver);
        }
        finally
        {
            running.TryRemove(receiver, out _);
            ended.SetResult();
        }
    }

    private void Note(string receiver, Exception? failure)
    {
        if (failure is null)
        {
            failures.TryRemove(receiver, out _);
        }
        else
        {
            failures[receiver] = (failure, clock.GetUtcNow());
        }
    }

    /// <returns>Why it could not be made and is tried again; null where it was sent or refused, or is given up.</returns>
    private async Task<Exception?> SendAsync(Claim claim, string receiver, CancellationToken cancellationToken)
    {
        if (claim.Receiver is null)
        {
            await FailAsync(claim, receiver, "there is no such receiver", forGood: true, cancellationToken);
            return null;
        }

        try
        {
            var target = claim.Receiver.Read();
            await byKind[target.Kind].SendAsync(claim.Read(), target, cancellationToken);
        }
        catch (DeliveryException exception)
        {
            await FailAsync(claim, receiver, exception.Message, forGood: false, cancellationToken);
            return null;
        }
        catch (Exception exception) when (!cancellationToken.IsCancellationRequested)
        {
            return await FailAsync(claim, receiver, "it could not be made; the log has the cause", forGood: false, cancellationToken) ? null : exception;
        }

        using var writing = new CancellationTokenSource(WritingTime);
        await queue.FinishAsync(claim, writing.Token);
        Instruments.CountNotification(KindOf(claim), "sent");
        return null;
    }

    /// <returns>Whether it is given up.</returns>
    private async Task<bool> FailAsync(Claim claim, string receiver, string error, bool forGood, CancellationToken cancellationToken)
    {
        var isDead = await queue.FailAsync(claim, error, forGood, cancellationToken);
        Instruments.CountNotification(KindOf(claim), isDead ? "dead" : "failed");
        if (isDead)
        {
            log.LogWarning("The notification {Id} for {Receiver} is given up after attempt {Attempt}: {Cause}", claim.Id, receiver, claim.Attempt, error);
        }
        else if (claim.Attempt == 1)
        {
            log.LogWarning("The notification {Id} for {Receiver} could not be sent and is tried again: {Cause}", claim.Id, receiver, error);
        }

        return isDead;
    }

    private static string KindOf(Claim claim) => claim.Receiver?.Kind ?? "none";
}
