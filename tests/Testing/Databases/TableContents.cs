using Npgsql;

namespace Reporting.Testing.Databases;

/// <summary>Reads what the tables hold of some instances, as lines that are the same in every database.</summary>
internal static class TableContents
{
    private const string Tables =
        """
        SELECT array_agg(format('%I.%I', namespaces.nspname, tables.relname) ORDER BY namespaces.nspname, tables.relname)
        FROM pg_class AS tables
        JOIN pg_namespace AS namespaces ON namespaces.oid = tables.relnamespace
        WHERE tables.relkind IN ('r', 'p') AND NOT tables.relispartition AND namespaces.nspname IN ('workspaces', 'flags', 'network')
            AND EXISTS (SELECT FROM pg_attribute AS columns WHERE columns.attrelid = tables.oid AND columns.attname = 'instance_id')
        """;

    /// <summary>All tables of records and of what is computed from them, with their schemas.</summary>
    public static async Task<IReadOnlyList<string>> ListAsync(string connectionString)
    {
        await using var source = NpgsqlDataSource.Create(connectionString);
        await using var command = source.CreateCommand(Tables);
        return (string[])(await command.ExecuteScalarAsync())!;
    }

    /// <param name="keys">Of the instances; their numbers are left out, since the same instance may have another number elsewhere.</param>
    public static async Task<List<string>> ReadAsync(string connectionString, string table, string[] keys)
    {
        await using var source = NpgsqlDataSource.Create(connectionString);
        var lines = new List<string>();
        foreach (var key in keys)
        {
            await using var command = source.CreateCommand(
                $"SELECT (to_jsonb(records) - 'instance_id')::text FROM {table} AS records WHERE records.instance_id = (SELECT instances.id FROM access.instances WHERE instances.key = $1)");
            command.CommandTimeout = 0;
            command.Parameters.AddWithValue(key);
            await using var rows = await command.ExecuteReaderAsync();
            while (await rows.ReadAsync())
            {
                lines.Add(rows.GetString(0));
            }
        }

        return lines;
    }
}
