using Npgsql;
using Reporting.Domain.Ingestion;

namespace Reporting.Infrastructure.Sources;

/// <summary>
/// Reads a table in its order: first what is new in pages, then in each cycle what has come since, with some of what was read before
/// again. Rows that are known from the last time are dropped, so that a cycle without changes writes nothing.
/// </summary>
internal sealed class FollowedReading<TRecord>(SourceSession session, FollowedCollection<TRecord> collection, CollectionState state)
    : CollectionReading(collection, state)
    where TRecord : class
{
    /// <summary>How many records go into one merge while catching up.</summary>
    private const int MaxInMerge = 50_000;

    /// <summary>From so many rows on that are read again, a digest of them is asked for first.</summary>
    private const int ManyRows = 500;

    private readonly RecordMerge<TRecord> merge = new(session, collection.Name);
    private readonly FollowedTable<TRecord> table = new(session, collection);
    private readonly KnownRows<TRecord> known = new(collection.Watermark);

    /// <summary>The digest of the rows that are read again, and from where on, since a cycle found them unchanged; null since they changed.</summary>
    private (Position From, string Digest)? unchanged;

    /// <summary>Whether a cycle took in what had changed before it had seen all that is read again.</summary>
    private bool isCutOff;

    /// <summary>Whether a cycle that was cut off was to reconcile.</summary>
    private bool isReconcileDue;

    /// <summary>Whether all was replaced since the source was opened: before, records may have been changed by requests while it was disabled.</summary>
    public bool HasReplaced { get; set; }

    public override bool IsBehind => isCutOff || HasToCatchUp;

    private bool HasToCatchUp => State.Cursor is null or { IsBehind: true };

    private Watermark Watermark => collection.Watermark;

    public override async Task CatchUpAsync(RollUpAside rollUp, CancellationToken cancellationToken)
    {
        if (!HasToCatchUp)
        {
            return;
        }

        var moment = session.Clock.GetUtcNow();
        long? total = State.Cursor is null || State.Progress is not null ? Math.Max(await table.CountAsync(cancellationToken), 1) : null;
        await using var pages = new PagesAhead<TRecord>(table, State.Cursor?.Position ?? Position.Start, cancellationToken);
        var batch = new CatchUpBatch<TRecord>(pages, State.Cursor?.Position ?? Position.Start);
        var stored = Task.CompletedTask;
        try
        {
            while (!batch.IsAtEnd && stored is { IsFaulted: false, IsCanceled: false })
            {
                batch = batch.Next();
                var before = stored;
                stored = StoreAsync(batch, before, total, moment, rollUp, cancellationToken);
                await Task.WhenAny(batch.IsRead, stored);
                await before;
            }
        }
        finally
        {
            await stored;
        }

        known.Add(batch.Last, State.Cursor!.Reread);
    }

    /// <summary>Copies a batch while the one before is being stored, then stores it. In the order of their key, records come after all that a first read has taken in.</summary>
    /// <param name="total">How many rows a first read has to read; null where it is none.</param>
    /// <param name="moment">Before which everything is read.</param>
    private async Task StoreAsync(CatchUpBatch<TRecord> batch, Task before, long? total, DateTimeOffset moment, RollUpAside rollUp, CancellationToken cancellationToken)
    {
        State = await merge.MergeFirstAsync(batch.RowsAsync(MaxInMerge, cancellationToken), before, () => State, total is not null && Watermark.IsByKey, Next, cancellationToken);
        rollUp.Ask();
        session.Advanced(this);

        CollectionState Next() => State with
        {
            Cursor = new SourceCursor(batch.Reached, Watermark.Reread(batch.Reached, Watermark.BeforeRecent(batch.Last, batch.Reached, moment) ?? batch.BeforeLast, moment), IsBehind: !batch.IsAtEnd),
            Progress = batch.IsAtEnd || total is null ? null : Math.Min(0.999, Math.Round((double)(State.RecordsRead + batch.Count) / total.Value, 3)),
        };
    }

    public override async Task<IReadOnlyList<Func<CancellationToken, Task>>> ReadAsync(NpgsqlConnection connection, bool reconcile, CancellationToken cancellationToken)
    {
        var cursor = State.Cursor!;
        reconcile |= isReconcileDue;
        if (!reconcile && await IsUnchangedAsync(connection, cursor.Reread, cancellationToken))
        {
            return [];
        }

        unchanged = null;
        isCutOff = false;
        var round = await ReadRound<TRecord>.ReadAsync(table, connection, cursor.Reread, known, session.Clock.GetUtcNow(), cancellationToken);
        var takes = await FindTakesAsync(connection, cursor, round, reconcile, cancellationToken);
        if (takes.Count == 0)
        {
            Remember(round, cursor.Reread);
            if (round.Rows.Count >= ManyRows && await table.ReadDigestAsync(connection, cursor.Reread, cancellationToken) is { } digest)
            {
                unchanged = (cursor.Reread, digest);
            }
        }

        return takes;
    }

    private async Task<bool> IsUnchangedAsync(NpgsqlConnection connection, Position from, CancellationToken cancellationToken)
        => unchanged is { } last && last.From == from && string.Equals(last.Digest, await table.ReadDigestAsync(connection, from, cancellationToken), StringComparison.Ordinal);

    private async Task<List<Func<CancellationToken, Task>>> FindTakesAsync(
        NpgsqlConnection connection, SourceCursor cursor, ReadRound<TRecord> round, bool reconcile, CancellationToken cancellationToken)
    {
        var next = round.Advance(cursor, Watermark);
        if (round.IsCutOff)
        {
            (isCutOff, isReconcileDue) = (true, reconcile);
            return [token => TakeAsync(cursor, round, next, token)];
        }

        isReconcileDue = false;
        var hasLost = HasLost(cursor, round);
        List<Func<CancellationToken, Task>> takes = [];
        if (round.Changed.Count > 0 || (next.Position != cursor.Position && !hasLost))
        {
            takes.Add(token => TakeAsync(cursor, round, next, token));
        }

        if (reconcile || hasLost)
        {
            takes.AddRange(await new Reconciler<TRecord>(session, collection, merge, table).FindAsync(connection, hasLost, round.Changed, this, cancellationToken));
        }

        return takes;
    }

    /// <summary>Takes over how far the collection has been read.</summary>
    public void Keep(CollectionState state)
    {
        State = state;
        if (HasToCatchUp)
        {
            known.Clear();
        }
    }

    /// <summary>Takes in all that the product has, in place of all that is kept.</summary>
    public async Task ReplaceAsync(CancellationToken cancellationToken)
    {
        var reached = Position.Start;
        await using var pages = new PagesAhead<TRecord>(table, reached, cancellationToken);
        var records = pages.RowsAsync(page => reached = page.Count > 0 ? page[^1].At : reached, long.MaxValue, cancellationToken);
        Keep(await merge.MergeAsync(records, MergeMode.Replace, State, () => State with { Cursor = SourceCursor.Behind(reached) }, cancellationToken));
    }

    /// <summary>Has the table read again from a position on.</summary>
    public async Task BeginAnewAsync(Position from, CancellationToken cancellationToken)
        => Keep(await merge.MergeAsync(
            AsyncEnumerable.Empty<SourceRow<TRecord>>(), MergeMode.Update, State, () => State with { Cursor = SourceCursor.Behind(from) }, cancellationToken));

    public override async Task ForgetAsync(SourceCollection lost, CancellationToken cancellationToken)
    {
        if (string.Equals(Watermark.StandsInFor, lost.Name, StringComparison.Ordinal))
        {
            Keep(await merge.RemoveAsync("$2", new NpgsqlParameter<bool> { TypedValue = true }, State, State with { Cursor = SourceCursor.Behind(Position.Start) }, cancellationToken));
        }
    }

    /// <summary>Nothing is taken in where all is to be read anew meanwhile.</summary>
    private async Task TakeAsync(SourceCursor cursor, ReadRound<TRecord> round, SourceCursor next, CancellationToken cancellationToken)
    {
        if (State.Cursor != cursor)
        {
            return;
        }

        State = await merge.MergeAsync(round.Changed.ToAsyncEnumerable(), MergeMode.Update, State, () => State with { Cursor = next }, cancellationToken);
        Remember(round, next.Reread);
    }

    /// <summary>Whether rows that were there are no more: the last one, or one of those that were read again.</summary>
    private bool HasLost(SourceCursor cursor, ReadRound<TRecord> round)
    {
        if (Watermark.Reconciliation == Reconciliation.None || cursor.Position == Position.Start)
        {
            return false;
        }

        return round.Rows.Count == 0 || Watermark.IsBehind(round.Rows[^1].At, cursor.Position) || known.HasOthersThan(round.Rows);
    }

    /// <summary>Of a cycle that was cut off more is known from before.</summary>
    private void Remember(ReadRound<TRecord> round, Position from)
    {
        if (!round.IsCutOff)
        {
            known.Clear();
        }

        known.Add(round.Rows, from);
    }
}
