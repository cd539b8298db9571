using System.Reflection;
using Npgsql;
using Reporting.Domain.Ingestion;

namespace Reporting.Infrastructure.Sources;

/// <summary>Reads a table whole and takes it in when it is not what it was.</summary>
internal sealed class WholeReading<TRecord>(SourceSession session, WholeCollection<TRecord> collection, CollectionState state)
    : CollectionReading(collection, state)
    where TRecord : class
{
    private static readonly MergeMode Mode =
        typeof(TRecord).GetCustomAttribute<CollectionAttribute>()!.Snapshot ? MergeMode.Replace : MergeMode.Update;

    private readonly RecordMerge<TRecord> merge = new(session, collection.Name);

    public override async Task<IReadOnlyList<Func<CancellationToken, Task>>> ReadAsync(NpgsqlConnection connection, bool reconcile, CancellationToken cancellationToken)
    {
        var records = await ReadAllAsync(connection, cancellationToken);
        using var digest = new RecordDigest();
        foreach (var record in records)
        {
            digest.Add(record);
        }

        var all = digest.Finish();
        return string.Equals(all, State.Digest, StringComparison.Ordinal) ? [] : [token => TakeAsync(records, all, token)];
    }

    private async Task TakeAsync(IReadOnlyCollection<TRecord> records, string digest, CancellationToken cancellationToken)
        => State = await merge.MergeAsync(records.ToAsyncEnumerable(), Mode, State, () => State with { Digest = digest }, cancellationToken);

    /// <summary>Through a cursor, so that no more than a page is asked for at a time. Of a key that comes twice the last row stands.</summary>
    private async Task<IReadOnlyCollection<TRecord>> ReadAllAsync(NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        var records = new Dictionary<string, TRecord>(StringComparer.Ordinal);
        var fetch = $"FETCH {ProductDatabase.PageRows} FROM whole";
        var rows = await ReadPageAsync($"DECLARE whole NO SCROLL CURSOR FOR {SourceSql.Read(collection.File(session.Schema))}; {fetch}");
        while (rows == ProductDatabase.PageRows)
        {
            rows = await ReadPageAsync(fetch);
        }

        await using var close = new NpgsqlCommand("CLOSE whole", connection);
        await close.ExecuteNonQueryAsync(cancellationToken);
        return records.Values;

        async Task<int> ReadPageAsync(string sql)
        {
            await using var command = new NpgsqlCommand(sql, connection);
            await using var reader = await command.ExecuteReaderAsync(cancellationToken);
            var count = 0;
            for (; await reader.ReadAsync(cancellationToken); count++)
            {
                var record = collection.Row(reader, session);
                records[merge.KeyOf(record)] = record;
            }

            return count;
        }
    }
}
