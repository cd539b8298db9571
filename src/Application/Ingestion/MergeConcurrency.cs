using Microsoft.Extensions.Options;

namespace Reporting.Application.Ingestion;

/// <summary>
/// Lets a limited number of merges run at once, and shares the slots by token: a free slot goes to the token with the fewest
/// merges running, of several to the one that has waited longest, and no token has more than its share.
/// </summary>
internal sealed class MergeConcurrency(IOptions<IngestionOptions> options)
{
    private readonly int perToken = Math.Min(options.Value.MaxConcurrentRequests, options.Value.MaxConcurrentPerToken);
    private readonly Lock gate = new();
    private readonly LinkedList<Waiter> waiting = new();
    private readonly Dictionary<long, int> running = [];
    private int free = options.Value.MaxConcurrentRequests;

    /// <returns>The slot; disposing it frees it.</returns>
    public async Task<IDisposable> EnterAsync(long token, CancellationToken cancellationToken)
    {
        var waiter = new Waiter(token);
        lock (gate)
        {
            waiting.AddLast(waiter);
            StartNext();
        }

        await using var registration = cancellationToken.Register(() => Withdraw(waiter, cancellationToken));
        await waiter.Started.Task;
        return new Slot(this, token);
    }

    private void Withdraw(Waiter waiter, CancellationToken cancellationToken)
    {
        lock (gate)
        {
            if (waiting.Remove(waiter))
            {
                waiter.Started.SetCanceled(cancellationToken);
            }
        }
    }

    private void StartNext()
    {
        while (free > 0 && waiting.Where(waiter => RunningOf(waiter.Token) < perToken).MinBy(waiter => RunningOf(waiter.Token)) is { } next)
        {
            waiting.Remove(next);
            free--;
            running[next.Token] = RunningOf(next.Token) + 1;
            next.Started.SetResult();
        }
    }

    private void Free(long token)
    {
        lock (gate)
        {
            free++;
            if (RunningOf(token) is > 1 and var many)
            {
                running[token] = many - 1;
            }
            else
            {
                running.Remove(token);
            }

            StartNext();
        }
    }

    private int RunningOf(long token) => running.GetValueOrDefault(token);

    private sealed class Waiter(long token)
    {
        public long Token { get; } = token;

        public TaskCompletionSource Started { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
    }

    private sealed class Slot(MergeConcurrency concurrency, long token) : IDisposable
    {
        private bool isFree;

        public void Dispose()
        {
            if (!isFree)
            {
                isFree = true;
                concurrency.Free(token);
            }
        }
    }
}
