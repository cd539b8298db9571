using Reporting.Application.Access;

namespace Reporting.Application.Fairness;

/// <summary>
/// Slots that owners share: so many in all, of these so many for one owner, and so many for a group of owners that it leaves one of another group its part. A free
/// slot goes to the waiting group with the fewest, there to the owner with the fewest, and of several to the one that has waited longest. So nobody waits for
/// everything that another asked before, by however many tokens.
/// </summary>
/// <param name="max">How many there are.</param>
/// <param name="maxOfOne">How many one owner may have.</param>
/// <param name="maxJustNow">How many an owner may have just now, where that is fewer at times; 1 or more.</param>
internal sealed class FairConcurrency(int max, int maxOfOne, Func<SlotOwner, int>? maxJustNow = null)
{
    private readonly Lock gate = new();
    private readonly Dictionary<SlotOwner, LinkedList<Waiting>> queues = [];
    private readonly Dictionary<long, int> ofOwners = [];
    private readonly Dictionary<long, int> ofGroups = [];
    private int all;
    private long arrivals;

    /// <summary>How many those of a group may have together.</summary>
    public int MaxOfGroup { get; } = MaxOfGroupOf(max, maxOfOne);

    /// <summary>How many those of a group may have together, where there are so many in all and for one.</summary>
    public static int MaxOfGroupOf(int max, int maxOfOne) => Math.Max(maxOfOne, max - maxOfOne);

    /// <summary>Returns when there is a slot, which ends when it is disposed of.</summary>
    public async ValueTask<IDisposable> TakeAsync(SlotOwner owner, CancellationToken cancellationToken)
    {
        LinkedListNode<Waiting> place;
        lock (gate)
        {
            if (Lacking(owner) is null)
            {
                return Give(owner);
            }

            place = QueueOf(owner).AddLast(new Waiting(owner, arrivals++, new TaskCompletionSource<IDisposable>(TaskCreationOptions.RunContinuationsAsynchronously)));
        }

        await using var leaving = cancellationToken.UnsafeRegister(_ => Leave(place, cancellationToken), null);
        return await place.Value.Slot.Task;
    }

    /// <summary>A slot if there is one just now, or of what there is no more.</summary>
    public (IDisposable? Slot, SlotShare? Lacking) TryTake(SlotOwner owner)
    {
        lock (gate)
        {
            var lacking = Lacking(owner);
            return (lacking is null ? Give(owner) : null, lacking);
        }
    }

    private int MaxOf(SlotOwner owner) => maxJustNow is null ? maxOfOne : Math.Min(maxOfOne, maxJustNow(owner));

    private SlotShare? Lacking(SlotOwner owner)
        => ofOwners.GetValueOrDefault(owner.Id) >= MaxOf(owner) ? SlotShare.Owner
            : ofGroups.GetValueOrDefault(owner.GroupId) >= MaxOfGroup ? SlotShare.Group
            : all >= max ? SlotShare.All
            : null;

    private Slot Give(SlotOwner owner)
    {
        all++;
        ofOwners[owner.Id] = ofOwners.GetValueOrDefault(owner.Id) + 1;
        ofGroups[owner.GroupId] = ofGroups.GetValueOrDefault(owner.GroupId) + 1;
        return new Slot(this, owner);
    }

    private static void Release(Dictionary<long, int> taken, long id)
    {
        if (--taken[id] == 0)
        {
            taken.Remove(id);
        }
    }

    private void Leave(LinkedListNode<Waiting> place, CancellationToken cancellationToken)
    {
        lock (gate)
        {
            if (place.List is null)
            {
                return;
            }

            Remove(place);
        }

        place.Value.Slot.SetCanceled(cancellationToken);
    }

    private void Return(SlotOwner owner)
    {
        lock (gate)
        {
            all--;
            Release(ofOwners, owner.Id);
            Release(ofGroups, owner.GroupId);
            // More than the one that has become free, where an owner may have more than when it began to wait.
            while (all < max && Next() is { } next)
            {
                Remove(next);
                next.Value.Slot.SetResult(Give(next.Value.Owner));
            }
        }
    }

    private LinkedListNode<Waiting>? Next()
    {
        LinkedListNode<Waiting>? next = null;
        var fewest = (OfGroup: MaxOfGroup, OfOwner: 0, Arrival: 0L);
        foreach (var (owner, queue) in queues)
        {
            var taken = (OfGroup: ofGroups.GetValueOrDefault(owner.GroupId), OfOwner: ofOwners.GetValueOrDefault(owner.Id), queue.First!.Value.Arrival);
            if (taken.OfOwner < MaxOf(owner) && taken.CompareTo(fewest) < 0)
            {
                (next, fewest) = (queue.First, taken);
            }
        }

        return next;
    }

    private LinkedList<Waiting> QueueOf(SlotOwner owner)
    {
        if (!queues.TryGetValue(owner, out var queue))
        {
            queues[owner] = queue = [];
        }

        return queue;
    }

    private void Remove(LinkedListNode<Waiting> place)
    {
        var queue = place.List!;
        queue.Remove(place);
        if (queue.Count == 0)
        {
            queues.Remove(place.Value.Owner);
        }
    }

    /// <param name="Arrival">The lower, the longer it has waited.</param>
    private sealed record Waiting(SlotOwner Owner, long Arrival, TaskCompletionSource<IDisposable> Slot);

    private sealed class Slot(FairConcurrency concurrency, SlotOwner owner) : IDisposable
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

/// <summary>Of what there is no more: what one owner may have, what its group may have, or what all may have.</summary>
internal enum SlotShare
{
    Owner,
    Group,
    All,
}
