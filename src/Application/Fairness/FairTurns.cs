namespace Reporting.Application.Fairness;

/// <summary>
/// Turns at something that there is little of: so many at once, and of these so many of one owner. A turn that is free goes to the
/// waiting owner who has the fewest, of several to who came first; so nobody waits for everything that another has asked before.
/// </summary>
internal sealed class FairTurns(int most, int mostOfOne)
{
    private readonly Lock gate = new();
    private readonly LinkedList<Waiting> queue = [];
    private readonly Dictionary<long, int> taken = [];
    private int all;

    /// <summary>Returns when there is a turn, which ends when it is disposed of.</summary>
    public async ValueTask<IDisposable> TakeAsync(long owner, CancellationToken cancellationToken)
    {
        LinkedListNode<Waiting> place;
        lock (gate)
        {
            if (all < most && taken.GetValueOrDefault(owner) < mostOfOne)
            {
                return Give(owner);
            }

            place = queue.AddLast(new Waiting(owner, new TaskCompletionSource<IDisposable>(TaskCreationOptions.RunContinuationsAsynchronously)));
        }

        await using var leaving = cancellationToken.UnsafeRegister(_ => Leave(place, cancellationToken), null);
        return await place.Value.Turn.Task;
    }

    private Turn Give(long owner)
    {
        all++;
        taken[owner] = taken.GetValueOrDefault(owner) + 1;
        return new Turn(this, owner);
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

        place.Value.Turn.SetCanceled(cancellationToken);
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
                next.Value.Turn.SetResult(Give(next.Value.Owner));
            }
        }
    }

    private LinkedListNode<Waiting>? Next()
    {
        LinkedListNode<Waiting>? next = null;
        var fewest = mostOfOne;
        for (var place = queue.First; place is not null && fewest > 0; place = place.Next)
        {
            if (taken.GetValueOrDefault(place.Value.Owner) is var own && own < fewest)
            {
                (next, fewest) = (place, own);
            }
        }

        return next;
    }

    private sealed record Waiting(long Owner, TaskCompletionSource<IDisposable> Turn);

    private sealed class Turn(FairTurns turns, long owner) : IDisposable
    {
        private bool over;

        public void Dispose()
        {
            if (!Interlocked.Exchange(ref over, true))
            {
                turns.Return(owner);
            }
        }
    }
}
