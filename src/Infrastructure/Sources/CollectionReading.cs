using Npgsql;
using Reporting.Domain.Sources;

namespace Reporting.Infrastructure.Sources;

/// <summary>The reading of one collection, from one cycle to the next.</summary>
internal abstract class CollectionReading(SourceCollection collection, CollectionState state)
{
    public SourceCollection Collection => collection;

    /// <summary>How far it has been read.</summary>
    public CollectionState State { get; protected set; } = state;

    /// <summary>Why it can't be read just now; null when it can.</summary>
    public string? Fault { get; set; }

    /// <summary>Whether the product, as it is, has no such table.</summary>
    public bool IsAbsent { get; set; }

    public bool IsReadable => Fault is null && !IsAbsent;

    /// <summary>Whether there is so much to read that it goes in pages of its own first.</summary>
    public virtual bool IsBehind => false;

    /// <summary>Reads page by page, in a transaction for each, until little is left.</summary>
    public virtual Task CatchUpAsync(RollUpAside rollUp, CancellationToken cancellationToken) => Task.CompletedTask;

    /// <summary>Reads what may have changed, in the transaction of the cycle.</summary>
    /// <param name="reconcile">Whether to look for what a watermark cannot show.</param>
    /// <returns>What is to be taken in, in turn, once the product's transaction has ended; none where nothing changed.</returns>
    public abstract Task<IReadOnlyList<Func<CancellationToken, Task>>> ReadAsync(NpgsqlConnection connection, bool reconcile, CancellationToken cancellationToken);

    /// <summary>Removes what is kept of it, and has it read anew, where its records stand in for those of a collection that the product has lost some of.</summary>
    public virtual Task ForgetAsync(SourceCollection lost, CancellationToken cancellationToken) => Task.CompletedTask;

    /// <summary>Records that what is kept of it is complete up to a moment.</summary>
    public void HoldsUpTo(DateTimeOffset moment) => State = State with { AsOf = moment };

    public SourceCollectionStatus Status => State.Describe(collection.Name);
}
