using System.Globalization;
using Npgsql;
using NpgsqlTypes;
using Reporting.Domain.Ingestion;

namespace Reporting.Infrastructure.Sources;

/// <summary>Finds what a watermark cannot show: rows that were deleted, changed without a trace, or that are those of an earlier moment.</summary>
internal sealed class Reconciler<TRecord>(SourceSession session, FollowedCollection<TRecord> collection, RecordMerge<TRecord> merge, FollowedTable<TRecord> table)
    where TRecord : class
{
    private Watermark Watermark => collection.Watermark;

    /// <summary>What there is to do; none where all is as it should be.</summary>
    /// <param name="hasLost">Whether rows that were there are no more.</param>
    /// <param name="changed">What this cycle takes in already.</param>
    public Task<IReadOnlyList<Func<CancellationToken, Task>>> FindAsync(
        NpgsqlConnection connection, bool hasLost, IReadOnlyCollection<SourceRow<TRecord>> changed, FollowedReading<TRecord> reading, CancellationToken cancellationToken)
        => Watermark.Reconciliation switch
        {
            Reconciliation.Replace => ReplaceAsync(connection, hasLost || changed.Count > 0, reading, cancellationToken),
            Reconciliation.Ids => CompareIdsAsync(connection, hasLost, changed, reading, cancellationToken),
            Reconciliation.Counts => CompareCountsAsync(connection, changed.Count, reading, cancellationToken),
            _ => Task.FromResult<IReadOnlyList<Func<CancellationToken, Task>>>([]),
        };

    private async Task<IReadOnlyList<Func<CancellationToken, Task>>> ReplaceAsync(
        NpgsqlConnection connection, bool always, FollowedReading<TRecord> reading, CancellationToken cancellationToken)
    {
        var moment = session.Clock.GetUtcNow();
        var (rows, all, reached) = await ReadAllAsync(connection, cancellationToken);
        if (!always && reading.HasReplaced && string.Equals(all, reading.State.Digest, StringComparison.Ordinal))
        {
            return [];
        }

        return
        [
            async token =>
            {
                var next = new SourceCursor(reached, Watermark.Reread(reached, beforeRecent: null, moment), IsBehind: false);
                reading.Keep(await merge.MergeAsync(
                    rows.Values.ToAsyncEnumerable(), MergeMode.Replace, reading.State, () => reading.State with { Cursor = next, Digest = all }, token));
                reading.HasReplaced = true;
            },
        ];
    }

    private async Task<(Dictionary<string, SourceRow<TRecord>> Rows, string Digest, Position Reached)> ReadAllAsync(NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        using var digest = new RecordDigest();
        var rows = new Dictionary<string, SourceRow<TRecord>>(StringComparer.Ordinal);
        var reached = Position.Start;
        List<TableRow<TRecord>> page;
        do
        {
            page = await table.ReadPageAsync(connection, reached, cancellationToken);
            foreach (var (row, at) in page)
            {
                digest.Add(row);
                rows[row.Key] = row;
                reached = at;
            }
        }
        while (page.Count == ProductDatabase.PageRows);
        return (rows, digest.Finish(), reached);
    }

    private async Task<IReadOnlyList<Func<CancellationToken, Task>>> CompareIdsAsync(
        NpgsqlConnection connection, bool hasLost, IReadOnlyCollection<SourceRow<TRecord>> changed, FollowedReading<TRecord> reading, CancellationToken cancellationToken)
    {
        var (count, filledIn, oldest) = await QueryAsync(
            connection, Watermark.CountFile!, row => (row.GetInt64(0), row.GetInt64(1), row.IsDBNull(2) ? long.MaxValue : row.GetInt64(2)), cancellationToken);
        var ours = new OwnRecords(session, merge.Table);
        var (ourCount, ourFilledIn) = await ours.CountAsync(oldest, Watermark.FilledInLater, cancellationToken);
        var isFilledIn = Watermark.FilledInLater is not null && filledIn != ourFilledIn;
        var isComplete = changed.Count == 0 && count == ourCount + reading.State.LeftOut;
        if (!hasLost && isComplete && !isFilledIn)
        {
            return [];
        }

        var theirs = await ReadIdsAsync(connection, Watermark.IdFile!, cancellationToken);
        var surplus = oldest == long.MaxValue ? [] : await ours.FindSurplusAsync(theirs, oldest, cancellationToken);
        var pending = changed.Select(row => long.Parse(row.Key, CultureInfo.InvariantCulture)).ToHashSet();
        var missing = isComplete ? null : await ours.FindFirstMissingAsync([.. theirs.Where(id => !pending.Contains(id))], cancellationToken);
        var filled = isFilledIn ? await FindFirstFilledInAsync(connection, ours, theirs, cancellationToken) : null;
        var from = hasLost ? oldest : Earliest(missing, filled);
        List<Func<CancellationToken, Task>> takes = [];
        if (surplus.Count > 0)
        {
            takes.Add(token => RemoveAsync([.. surplus], reading, token));
        }

        if (from is { } first and not long.MaxValue)
        {
            takes.Add(token => reading.BeginAnewAsync(new Position { Id = first - 1 }, token));
        }

        return takes;
    }

    private async Task RemoveAsync(long[] ids, FollowedReading<TRecord> reading, CancellationToken cancellationToken)
        => reading.Keep(await merge.RemoveAsync(
            $"stored.{merge.Table.Key[0]} = ANY ($2)", new NpgsqlParameter<long[]> { TypedValue = ids }, reading.State, reading.State, cancellationToken));

    private async Task<IReadOnlyList<Func<CancellationToken, Task>>> CompareCountsAsync(
        NpgsqlConnection connection, int changed, FollowedReading<TRecord> reading, CancellationToken cancellationToken)
    {
        var (count, last) = await QueryAsync(
            connection, Watermark.CountFile!, row => (row.GetInt64(0), row.IsDBNull(1) ? DateTime.MinValue : row.GetDateTime(1)), cancellationToken);
        if (changed == 0 && await CompareAsync(count, last, reading, cancellationToken) is Difference.None)
        {
            return [];
        }

        // What this cycle takes in may be new or changed: only once it is in, the counts can be compared.
        return [token => FollowCountsAsync(count, last, reading, token)];
    }

    private async Task FollowCountsAsync(long count, DateTime last, FollowedReading<TRecord> reading, CancellationToken cancellationToken)
    {
        var difference = await CompareAsync(count, last, reading, cancellationToken);
        if (difference is Difference.Surplus)
        {
            await session.Lost(collection, cancellationToken);
            await reading.ReplaceAsync(cancellationToken);
        }
        else if (difference is Difference.Missing)
        {
            await reading.BeginAnewAsync(Position.Start, cancellationToken);
        }
    }

    private async Task<Difference> CompareAsync(long count, DateTime last, FollowedReading<TRecord> reading, CancellationToken cancellationToken)
    {
        var (upTo, after) = await new OwnRecords(session, merge.Table).CountAsync(Watermark.TimeColumn!, last, cancellationToken);
        var surplus = after > 0 ? after : upTo + reading.State.LeftOut - count;
        return surplus switch
        {
            0 => Difference.None,
            > 0 => Difference.Surplus,
            < 0 => Difference.Missing,
        };
    }

    /// <summary>The first of the ids, which are in order, whose record the product has filled in since it was read.</summary>
    private async Task<long?> FindFirstFilledInAsync(NpgsqlConnection connection, OwnRecords ours, List<long> theirs, CancellationToken cancellationToken)
    {
        var empty = await ReadIdsAsync(connection, Watermark.EmptyFile!, cancellationToken);
        await foreach (var id in ours.ReadEmptyAsync(Watermark.FilledInLater!, cancellationToken))
        {
            if (theirs.BinarySearch(id) >= 0 && empty.BinarySearch(id) < 0)
            {
                return id;
            }
        }

        return null;
    }

    private static long? Earliest(long? one, long? other) => one < other || other is null ? one : other;

    private static async Task<List<long>> ReadIdsAsync(NpgsqlConnection connection, string file, CancellationToken cancellationToken)
    {
        List<long> ids = [];
        int before;
        do
        {
            before = ids.Count;
            await using var command = new NpgsqlCommand(SourceSql.Read(file), connection);
            command.Parameters.Add(new NpgsqlParameter<long>("id", ids.Count > 0 ? ids[^1] : long.MinValue));
            command.Parameters.Add(new NpgsqlParameter("limit", NpgsqlDbType.Integer) { Value = ProductDatabase.PageRows });
            await using var reader = await command.ExecuteReaderAsync(cancellationToken);
            while (await reader.ReadAsync(cancellationToken))
            {
                ids.Add(reader.GetInt64(0));
            }
        }
        while (ids.Count - before == ProductDatabase.PageRows);
        return ids;
    }

    private static async Task<T> QueryAsync<T>(NpgsqlConnection connection, string file, Func<NpgsqlDataReader, T> read, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand(SourceSql.Read(file), connection);
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        await reader.ReadAsync(cancellationToken);
        return read(reader);
    }

    private enum Difference
    {
        None,

        /// <summary>The product has records that are not here.</summary>
        Missing,

        /// <summary>Here are records that the product has no more.</summary>
        Surplus,
    }
}
