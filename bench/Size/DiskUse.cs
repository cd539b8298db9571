namespace Reporting.Bench.Size;

/// <summary>How many bytes a record takes with all indexes, and which tables take most.</summary>
internal static class DiskUse
{
    private const int Largest = 15;

    /// <summary>Tables with their partitions.</summary>
    private const string Sizes =
        """
        WITH parts AS (
            SELECT coalesce(links.inhparent, tables.oid) AS whole, tables.oid AS part
            FROM pg_class AS tables
            JOIN pg_namespace AS schemas ON schemas.oid = tables.relnamespace
            LEFT JOIN pg_inherits AS links ON links.inhrelid = tables.oid
            WHERE tables.relkind = 'r' AND schemas.nspname IN ('workspaces', 'flags', 'network', 'access')
        )
        SELECT parts.whole::regclass::text, sum(pg_table_size(parts.part))::bigint, sum(pg_indexes_size(parts.part))::bigint
        FROM parts
        GROUP BY parts.whole
        ORDER BY sum(pg_total_relation_size(parts.part)) DESC
        LIMIT $1
        """;

    public static async Task PrintAsync(BenchRun run, CancellationToken cancellationToken)
    {
        var tables = new List<(string Name, long Table, long Indexes)>();
        await using (var command = run.Source.CreateCommand(Sizes))
        {
            command.Parameters.AddWithValue(Largest);
            await using var rows = await command.ExecuteReaderAsync(cancellationToken);
            while (await rows.ReadAsync(cancellationToken))
            {
                tables.Add((rows.GetString(0), rows.GetInt64(1), rows.GetInt64(2)));
            }
        }

        var printed = new Table("on disk, the largest tables", "rows", "MB", "of it indexes", "bytes a row", "of it indexes");
        foreach (var (name, table, indexes) in tables)
        {
            await using var count = run.Source.CreateCommand($"SELECT count(*) FROM {name}");
            var rows = (long)(await count.ExecuteScalarAsync(cancellationToken))!;
            var all = (double)table + indexes;
            printed.Add(name, Table.Count(rows), Table.Count(all / 1e6), Table.Ratio(indexes / all), Table.Count(rows == 0 ? 0 : all / rows), Table.Count(rows == 0 ? 0 : (double)indexes / rows));
        }

        printed.Print();
    }
}
