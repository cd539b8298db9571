using System.Reflection;
using Npgsql;
using Reporting.Domain.Ingestion;

namespace Reporting.Infrastructure.Sources;

/// <summary>
/// Reads a table whole and takes it in when it is not what it was. The first time it is taken in anyhow: the merge compares with what is stored, which
/// may have been changed by requests while the source was disabled.
/// </summary>
internal sealed class WholeReading<TRecord>(SourceSession session, WholeCollection<TRecord> collection, CollectionState state)
    : CollectionReading(collection, state)
    where TRecord : class
{
    private static readonly MergeMode Mode =
        typeof(TRecord).GetCustomAttribute<CollectionAttribute>()!.Snapshot ? MergeMode.Replace : MergeMode.Update;

    private readonly RecordMerge<TRecord> merge = new(session, collection.Name);
    private readonly RowReading<TRecord> reading = new(session, collection);

    private bool hasMerged;

    public override async Task<IReadOnlyList<Func<CancellationToken, Task>>> ReadAsync(NpgsqlConnection connection, bool reconcile, CancellationToken cancellationToken)
    {
        var rows = await ReadAllAsync(connection, cancellationToken);
        using var digest = new RecordDigest();
        foreach (var row in rows)
        {
            digest.Add(row);
        }

        var all = digest.Finish();
        return hasMerged && string.Equals(all, State.Digest, StringComparison.Ordinal) ? [] : [token => TakeAsync(rows, all, token)];
    }

    private async Task TakeAsync(IReadOnlyCollection<SourceRow<TRecord>> rows, string digest, CancellationToken cancellationToken)
    {
        State = await merge.MergeAsync(rows.ToAsyncEnumerable(), Mode, State, () => State with { Digest = digest }, cancellationToken);
        hasMerged = true;
    }

    /// <summary>Through a cursor, so that no more than a page is asked for at a time. Of a key that comes twice the last row stands.</summary>
    private async Task<IReadOnlyCollection<SourceRow<TRecord>>> ReadAllAsync(NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        var rows = new Dictionary<string, SourceRow<TRecord>>(StringComparer.Ordinal);
        var fetch = $"FETCH {ProductDatabase.PageRows} FROM whole";
        var count = await ReadPageAsync($"DECLARE whole NO SCROLL CURSOR FOR {SourceSql.Read(collection.File(session.Schema))}; {fetch}");
        while (count == ProductDatabase.PageRows)
        {
            count = await ReadPageAsync(fetch);
        }

        await using var close = new NpgsqlCommand("CLOSE whole", connection);
        await close.ExecuteNonQueryAsync(cancellationToken);
        return rows.Count > 1 && rows.Values.All(row => row.Record is null)
            ? throw new InvalidCastException("No row of the table is as expected.")
            : rows.Values;

        async Task<int> ReadPageAsync(string sql)
        {
            await using var command = new NpgsqlCommand(sql, connection);
            await using var reader = await command.ExecuteReaderAsync(cancellationToken);
            var read = 0;
            for (; await reader.ReadAsync(cancellationToken); read++)
            {
                var row = reading.Read(reader);
                rows[row.Key] = row;
            }

            return read;
        }
    }
}
