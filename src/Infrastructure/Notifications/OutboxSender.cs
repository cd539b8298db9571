using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;
using Reporting.Application.Notifications;
using Reporting.Application.Telemetry;

namespace Reporting.Infrastructure.Notifications;

/// <summary>
/// Sends what is due: to each receiver one after the other, to different ones side by side, so that one that hangs delays nobody else.
/// </summary>
internal sealed class OutboxSender(OutboxQueue queue, IEnumerable<IChannel> channels, ILogger<OutboxSender> log)
{
    private readonly Dictionary<ReceiverKind, IChannel> byKind = channels.ToDictionary(channel => channel.Kind);
    private readonly ConcurrentDictionary<string, Task> running = new(StringComparer.Ordinal);

    /// <summary>What is being sent now.</summary>
    public Task Running => Task.WhenAll(running.Values);

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
            while (await queue.TakeAsync(receiver, cancellationToken) is { } outgoing)
            {
                await SendAsync(outgoing, receiver, cancellationToken);
            }
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            log.LogWarning("Sending to {Receiver} stopped and begins again: {Cause}", receiver, exception.GetBaseException().Message);
        }
        catch (OperationCanceledException)
        {
            log.LogDebug("Sending to {Receiver} ends with the service", receiver);
        }
        finally
        {
            running.TryRemove(receiver, out _);
            ended.SetResult();
        }
    }

    private async Task SendAsync(Outgoing outgoing, string receiver, CancellationToken cancellationToken)
    {
        if (outgoing.Target is not { } target)
        {
            await FailAsync(outgoing, receiver, "there is no such receiver", forGood: true, cancellationToken);
            return;
        }

        try
        {
            await byKind[target.Kind].SendAsync(outgoing, target, cancellationToken);
        }
        catch (DeliveryException exception)
        {
            await FailAsync(outgoing, receiver, exception.Message, forGood: false, cancellationToken);
            return;
        }
        catch (Exception exception) when (!cancellationToken.IsCancellationRequested)
        {
            log.LogError(exception, "The notification {Id} for {Receiver} could not be made", outgoing.Id, receiver);
            await FailAsync(outgoing, receiver, "it could not be made; the log has the cause", forGood: false, cancellationToken);
            return;
        }

        await queue.FinishAsync(outgoing, cancellationToken);
        Instruments.CountNotification(target.Kind.ToString().ToLowerInvariant(), "sent");
    }

    private async Task FailAsync(Outgoing outgoing, string receiver, string error, bool forGood, CancellationToken cancellationToken)
    {
        var isDead = await queue.FailAsync(outgoing, error, forGood, cancellationToken);
        Instruments.CountNotification(outgoing.Target?.Kind.ToString().ToLowerInvariant() ?? "none", isDead ? "dead" : "failed");
        if (isDead)
        {
            log.LogWarning("The notification {Id} for {Receiver} is given up after attempt {Attempt}: {Cause}", outgoing.Id, receiver, outgoing.Attempt, error);
        }
        else if (outgoing.Attempt == 1)
        {
            log.LogWarning("The notification {Id} for {Receiver} could not be sent and is tried again: {Cause}", outgoing.Id, receiver, error);
        }
    }
}
