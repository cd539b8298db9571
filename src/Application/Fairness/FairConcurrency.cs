namespace Reporting.Application.Fairness;

/// <summary>
/// Slots that owners share: so many in all, and of these so many for one owner. A free slot goes to the
/// waiting owner with the fewest, and of several to the one that has waited longest. So nobody waits for everything that another asked before.
/// </summary>
internal sealed class FairConcurrency(int max, int maxOfOne)
{
    private readonly Lock gate = new();
    private readonly LinkedList<Waiting> queue = [];
    private readonly Dictionary<long, int> taken = [];
    private int all;

    /// <summary>Returns when there is a slot, which ends when it is disposed of.</summary>
    public async ValueTask<IDisposable> TakeAsync(long owner, CancellationToken cancellationToken)
    {
        LinkedListNode<Waiting> place;
        lock (gate)
        {
            if (all < max && taken.GetValueOrDefault(owner) < maxOfOne)
            {
                return Give(owner);
            }

            place = queue.AddLast(new Waiting(owner, new TaskCompletionSource<IDisposable>(TaskCreationOptions.RunContinuationsAsynchronously)));
        }

        await using var leaving = cancellationToken.UnsafeRegister(_ => Leave(place, cancellationToken), null);
        return await place.Value.Slot.Task;
    }

    /// <summary>A slot if there is one just now, and whether the owner has all that one may have.</summary>
    public (IDisposable? Slot, bool HasShare) TryTake(long owner)
    {
        lock (gate)
        {
            var hasShare = taken.GetValueOrDefault(owner) >= maxOfOne;
            return (hasShare || all >= max ? null : Give(owner), hasShare);
        }
    }

    private Slot Give(long owner)
    {
        all++;
        taken[owner] = taken.GetValueOrDefault(owner) + 1;
        return new Slot(this, owner);
    }

    private void Leave(LinkedListNode<Waiting> place, CancellationToken cancellationToken)
    {
        lock (gate)
        {
            if (place.List is null)
            {
                return;
            }

            queue.Remove(place);
        }

        place.Value.Slot.SetCanceled(cancellationToken);
    }

    private void Return(long owner)
    {
        lock (gate)
        {
            all--;
            if (--taken[owner] == 0)
            {
                taken.Remove(owner);
            }

            if (Next() is { } next)
            {
                queue.Remove(next);
                next.Value.Slot.SetResult(Give(next.Value.Owner));
            }
        }
    }

    private LinkedListNode<Waiting>? Next()
    {
        LinkedListNode<Waiting>? next = null;
        var fewest = maxOfOne;
        for (var place = queue.First; place is not null && fewest > 0; place = place.Next)
        {
            if (taken.GetValueOrDefault(place.Value.Owner) is var own && own < fewest)
            {
                (next, fewest) = (place, own);
            }
        }

        return next;
    }

    private sealed record Waiting(long Owner, TaskCompletionSource<IDisposable> Slot);

    private sealed class Slot(FairConcurrency concurrency, long owner) : IDisposable
    {
        private bool over;

        public void Dispose()
        {
            if (!Interlocked.Exchange(ref over, true))
            {
                concurrency.Return(owner);
            }
        }
    }
}
