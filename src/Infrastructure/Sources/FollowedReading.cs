using System.Runtime.CompilerServices;
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
    private const int MaxInMerge = 100_000;

    /// <summary>How many changed records a cycle may hold in memory.</summary>
    private const int MaxInCycle = 20_000;

    private readonly RecordMerge<TRecord> merge = new(session, collection.Name);
    private readonly FollowedTable<TRecord> table = new(session, collection);
    /// <summary>The digests of the rows that are read again, by key; of a key that comes twice that of its last row.</summary>
    private Dictionary<string, UInt128> known = new(StringComparer.Ordinal);

    public override bool IsBehind => State.Cursor is null or { IsBehind: true };

    private Watermark Watermark => collection.Watermark;

    public override async Task CatchUpAsync(CancellationToken cancellationToken)
    {
        var isFirst = State.Cursor is null || State.Progress is not null;
        var total = isFirst ? Math.Max(await table.CountAsync(cancellationToken), 1) : 0;
        var last = new List<TableRow<TRecord>>();
        while (IsBehind)
        {
            var reached = State.Cursor?.Position ?? Position.Start;
            var isAtEnd = false;
            var read = State.RecordsRead;
            var rows = PagesAsync(reached, page =>
            {
                reached = page.Count > 0 ? page[^1].At : reached;
                isAtEnd = page.Count < ProductDatabase.PageRows;
                last = page.Count == 0 ? last : page;
                read += page.Count;
            }, cancellationToken);
            State = await merge.MergeAsync(rows, MergeMode.Update, State, Next, cancellationToken);
            session.Advanced(this);

            CollectionState Next() => State with
            {
                Cursor = new SourceCursor(reached, Watermark.Reread(reached, FirstRecent(last, reached)), IsBehind: !isAtEnd),
                Progress = isAtEnd || !isFirst ? null : Math.Min(0.999, Math.Round((double)read / total, 3)),
            };
        }

        Remember(last.Where(row => Watermark.IsReread(row.At, State.Cursor!.Reread)));
    }

    public override async Task<IReadOnlyList<Func<CancellationToken, Task>>> ReadAsync(NpgsqlConnection connection, bool reconcile, CancellationToken cancellationToken)
    {
        var cursor = State.Cursor!;
        var round = await ReadRoundAsync(connection, cursor.Reread, cancellationToken);
        var next = Advance(cursor, round);
        if (round.IsCutOff)
        {
            return [token => TakeAsync(round.Changed, next, [], token)];
        }

        var hasLost = HasLost(cursor, round);
        List<Func<CancellationToken, Task>> takes = [];
        if (round.Changed.Count > 0 || (next.Position != cursor.Position && !hasLost))
        {
            takes.Add(token => TakeAsync(round.Changed, next, round.Rows, token));
        }

        if (reconcile || hasLost)
        {
            takes.AddRange(await new Reconciler<TRecord>(session, collection, merge, table).FindAsync(connection, hasLost, round.Changed, this, cancellationToken));
        }

        if (takes.Count == 0)
        {
            Remember(round.Rows.Where(row => Watermark.IsReread(row.At, cursor.Reread)));
        }

        return takes;
    }

    /// <summary>Takes over how far the collection has been read.</summary>
    public void Keep(CollectionState state)
    {
        State = state;
        known = state.Cursor is { IsBehind: true } ? new(StringComparer.Ordinal) : known;
    }

    private async Task TakeAsync(IReadOnlyList<TRecord> changed, SourceCursor next, IReadOnlyList<TableRow<TRecord>> rows, CancellationToken cancellationToken)
    {
        State = await merge.MergeAsync(changed.ToAsyncEnumerable(), MergeMode.Update, State, () => State with { Cursor = next }, cancellationToken);
        Remember(rows.Where(row => Watermark.IsReread(row.At, next.Reread)));
    }

    private async Task<Round> ReadRoundAsync(NpgsqlConnection connection, Position from, CancellationToken cancellationToken)
    {
        using var digest = new RecordDigest();
        var changed = new Dictionary<string, TRecord>(StringComparer.Ordinal);
        List<TableRow<TRecord>> rows = [];
        List<TableRow<TRecord>> page;
        do
        {
            page = await table.ReadPageAsync(connection, rows.Count > 0 ? rows[^1].At : from, cancellationToken);
            foreach (var row in page)
            {
                var key = merge.KeyOf(row.Record);
                if (known.TryGetValue(key, out var before) && before == digest.Of(row.Record))
                {
                    changed.Remove(key);
                }
                else
                {
                    changed[key] = row.Record;
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
        return new SourceCursor(reached, Watermark.Reread(reached, FirstRecent(round.Rows, reached)), round.IsCutOff);
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

        var seen = round.Rows.Select(row => merge.KeyOf(row.Record)).ToHashSet(StringComparer.Ordinal);
        return known.Keys.Any(key => !seen.Contains(key));
    }

    private void Remember(IEnumerable<TableRow<TRecord>> rows)
    {
        using var digest = new RecordDigest();
        known = new Dictionary<string, UInt128>(StringComparer.Ordinal);
        foreach (var row in rows)
        {
            known[merge.KeyOf(row.Record)] = digest.Of(row.Record);
        }
    }

    /// <summary>The smallest id of the rows that are as recent as the overlap.</summary>
    private long? FirstRecent(IReadOnlyList<TableRow<TRecord>> rows, Position reached)
    {
        if (!Watermark.IsById)
        {
            return null;
        }

        var since = Position.Back(reached.Time, Watermark.Back);
        return rows.Where(row => row.At.Time >= since).Select(row => (long?)row.At.Id).Min();
    }

    /// <summary>Page after page, each read while the one before is taken in.</summary>
    private async IAsyncEnumerable<TRecord> PagesAsync(
        Position from, Action<List<TableRow<TRecord>>> onPage, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var reading = table.ReadPageAsync(from, cancellationToken);
        for (var taken = 0; ;)
        {
            var page = await reading;
            onPage(page);
            taken += page.Count;
            var isLast = page.Count < ProductDatabase.PageRows || taken >= MaxInMerge;
            if (!isLast)
            {
                reading = table.ReadPageAsync(page[^1].At, cancellationToken);
            }

            foreach (var row in page)
            {
                yield return row.Record;
            }

            if (isLast)
            {
                yield break;
            }
        }
    }

    private sealed record Round(List<TableRow<TRecord>> Rows, List<TRecord> Changed, bool IsCutOff);
}
