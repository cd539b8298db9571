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

    /// <summary>How many changed records a cycle may hold in memory.</summary>
    private const int MaxInCycle = 20_000;

    /// <summary>From so many rows on that are read again, a digest of them is asked for first.</summary>
    private const int ManyRows = 500;

    private readonly RecordMerge<TRecord> merge = new(session, collection.Name);
    private readonly FollowedTable<TRecord> table = new(session, collection);

    /// <summary>The digests of the rows that are read again, by key; of a key that comes twice that of its last row.</summary>
    private Dictionary<string, UInt128> known = new(StringComparer.Ordinal);

    /// <summary>The digest of the rows that are read again, and from where on, since a cycle found them unchanged; null since they changed.</summary>
    private (Position From, string Digest)? unchanged;

    public override bool IsBehind => State.Cursor is null or { IsBehind: true };

    private Watermark Watermark => collection.Watermark;

    public override async Task CatchUpAsync(RollUpAside rollUp, CancellationToken cancellationToken)
    {
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
                stored = StoreAsync(batch, before, total, rollUp, cancellationToken);
                await Task.WhenAny(batch.IsRead, stored);
                await before;
            }
        }
        finally
        {
            await stored;
        }

        Remember(batch.Last.Where(row => Watermark.IsReread(row.At, State.Cursor!.Reread)));
    }

    /// <summary>Copies a batch while the one before is being stored, then stores it. In the order of their key, records come after all that a first read has taken in.</summary>
    /// <param name="total">How many rows a first read has to read; null where it is none.</param>
    private async Task StoreAsync(CatchUpBatch<TRecord> batch, Task before, long? total, RollUpAside rollUp, CancellationToken cancellationToken)
    {
        State = await merge.MergeFirstAsync(batch.RowsAsync(MaxInMerge, cancellationToken), before, () => State, total is not null && Watermark.IsByKey, Next, cancellationToken);
        rollUp.Ask();
        session.Advanced(this);

        CollectionState Next() => State with
        {
            Cursor = new SourceCursor(batch.Reached, Watermark.Reread(batch.Reached, BeforeRecent(batch.Last, batch.Reached) ?? batch.BeforeLast), IsBehind: !batch.IsAtEnd),
            Progress = batch.IsAtEnd || total is null ? null : Math.Min(0.999, Math.Round((double)(State.RecordsRead + batch.Count) / total.Value, 3)),
        };
    }

    public override async Task<IReadOnlyList<Func<CancellationToken, Task>>> ReadAsync(NpgsqlConnection connection, bool reconcile, CancellationToken cancellationToken)
    {
        var cursor = State.Cursor!;
        if (!reconcile && await IsUnchangedAsync(connection, cursor.Reread, cancellationToken))
        {
            return [];
        }

        unchanged = null;
        var round = await ReadRoundAsync(connection, cursor.Reread, cancellationToken);
        var takes = await FindTakesAsync(connection, cursor, round, reconcile, cancellationToken);
        if (takes.Count == 0)
        {
            Remember(round.Rows.Where(row => Watermark.IsReread(row.At, cursor.Reread)));
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
        NpgsqlConnection connection, SourceCursor cursor, Round round, bool reconcile, CancellationToken cancellationToken)
    {
        var next = Advance(cursor, round);
        if (round.IsCutOff)
        {
            return [token => TakeAsync(cursor, round.Changed, next, [], token)];
        }

        var hasLost = HasLost(cursor, round);
        List<Func<CancellationToken, Task>> takes = [];
        if (round.Changed.Count > 0 || (next.Position != cursor.Position && !hasLost))
        {
            takes.Add(token => TakeAsync(cursor, round.Changed, next, round.Rows, token));
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
        known = state.Cursor is { IsBehind: true } ? new(StringComparer.Ordinal) : known;
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
    private async Task TakeAsync(
        SourceCursor cursor, IReadOnlyList<SourceRow<TRecord>> changed, SourceCursor next, IReadOnlyList<TableRow<TRecord>> rows, CancellationToken cancellationToken)
    {
        if (State.Cursor != cursor)
        {
            return;
        }

        State = await merge.MergeAsync(changed.ToAsyncEnumerable(), MergeMode.Update, State, () => State with { Cursor = next }, cancellationToken);
        Remember(rows.Where(row => Watermark.IsReread(row.At, next.Reread)));
    }

    private async Task<Round> ReadRoundAsync(NpgsqlConnection connection, Position from, CancellationToken cancellationToken)
    {
        using var digest = new RecordDigest();
        var changed = new Dictionary<string, SourceRow<TRecord>>(StringComparer.Ordinal);
        List<TableRow<TRecord>> rows = [];
        List<TableRow<TRecord>> page;
        do
        {
            page = await table.ReadPageAsync(connection, rows.Count > 0 ? rows[^1].At : from, cancellationToken);
            foreach (var (row, _) in page)
            {
                if (known.TryGetValue(row.Key, out var before) && before == digest.Of(row))
                {
                    changed.Remove(row.Key);
                }
                else
                {
                    changed[row.Key] = row;
                }
            }

            rows.AddRange(page);
        }
        while (page.Count == ProductDatabase.PageRows && changed.Count < MaxInCycle);
        return new Round(rows, [.. changed.Values], IsCutOff: page.Count == ProductDatabase.PageRows);
    }

    private SourceCursor Advance(SourceCursor cursor, Round round)
    {
        if (round.Rows.Count == 0)
        {
            return cursor;
        }

        var reached = round.Rows[^1].At;
        return new SourceCursor(reached, Watermark.Reread(reached, BeforeRecent(round.Rows, reached) ?? cursor.Reread.Id), round.IsCutOff);
    }

    /// <summary>Whether rows that were there are no more: the last one, or one of those that were read again.</summary>
    private bool HasLost(SourceCursor cursor, Round round)
    {
        if (Watermark.Reconciliation == Reconciliation.None || cursor.Position == Position.Start)
        {
            return false;
        }

        if (round.Rows.Count == 0 || Watermark.IsBehind(round.Rows[^1].At, cursor.Position))
        {
            return true;
        }

        var seen = round.Rows.Select(row => row.Row.Key).ToHashSet(StringComparer.Ordinal);
        return known.Keys.Any(key => !seen.Contains(key));
    }

    private void Remember(IEnumerable<TableRow<TRecord>> rows)
    {
        using var digest = new RecordDigest();
        known = new Dictionary<string, UInt128>(StringComparer.Ordinal);
        foreach (var (row, _) in rows)
        {
            known[row.Key] = digest.Of(row);
        }
    }

    /// <summary>
    /// The id of the row before the first that is as recent as the overlap: ids between the two may belong to rows that are still to be
    /// committed. Null where the first of the rows is as recent.
    /// </summary>
    private long? BeforeRecent(List<TableRow<TRecord>> rows, Position reached)
    {
        if (!Watermark.IsById)
        {
            return null;
        }

        var since = Position.Back(reached.Time, Watermark.Back);
        var first = rows.FindIndex(row => row.At.Time >= since);
        return first > 0 ? rows[first - 1].At.Id : null;
    }

    private sealed record Round(List<TableRow<TRecord>> Rows, List<SourceRow<TRecord>> Changed, bool IsCutOff);
}
