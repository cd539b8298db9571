using Npgsql;
using Reporting.Testing;

namespace Reporting.Bench.Size;

/// <summary>What rows cost PostgreSQL alone: stored records of a collection, copied into a new table with the same columns and primary key.</summary>
internal static class BareCopy
{
    private const int Rows = 200_000;

    /// <returns>Rows a second.</returns>
    public static async Task<double> MeasureAsync(BenchRun run, string collection, CancellationToken cancellationToken)
    {
        var name = collection.Replace('-', '_');
        var table = await ReadAsync(run, "SELECT format('%I.%I', schemaname, tablename) FROM pg_tables WHERE tablename = $1 AND schemaname IN ('workspaces', 'flags', 'network')", name, cancellationToken);
        var key = await ReadAsync(run, "SELECT pg_get_constraintdef(oid) FROM pg_constraint WHERE conrelid = $1::text::regclass AND contype = 'p'", table, cancellationToken);
        var path = ScratchDirectory.Next("rows");
        await using var connection = await run.Source.OpenConnectionAsync(cancellationToken);
        try
        {
            await using (var file = File.Create(path))
            await using (var rows = await connection.BeginRawBinaryCopyAsync($"COPY (SELECT * FROM {table} LIMIT {Rows}) TO STDOUT (FORMAT binary)", cancellationToken))
            {
                await rows.CopyToAsync(file, cancellationToken);
            }

            var rate = Math.Max(await CopyAsync(run, connection, table, key, path, cancellationToken), await CopyAsync(run, connection, table, key, path, cancellationToken));
            return rate;
        }
        finally
        {
            File.Delete(path);
        }
    }

    private static async Task<double> CopyAsync(BenchRun run, NpgsqlConnection connection, string table, string key, string path, CancellationToken cancellationToken)
    {
        await run.ExecuteAsync($"CREATE SCHEMA IF NOT EXISTS bench; CREATE TABLE bench.bare (LIKE {table}, {key}); CHECKPOINT", cancellationToken);
        var milliseconds = await Timing.OnceAsync(async () =>
        {
            await using var file = File.OpenRead(path);
            await using var rows = await connection.BeginRawBinaryCopyAsync("COPY bench.bare FROM STDIN (FORMAT binary)", cancellationToken);
            await file.CopyToAsync(rows, 64 << 10, cancellationToken);
        });
        await using var count = new NpgsqlCommand("SELECT count(*) FROM bench.bare", connection);
        var copied = (long)(await count.ExecuteScalarAsync(cancellationToken))!;
        await run.ExecuteAsync("DROP TABLE bench.bare", cancellationToken);
        return copied / milliseconds * 1_000;
    }

    private static async Task<string> ReadAsync(BenchRun run, string sql, string value, CancellationToken cancellationToken)
    {
        await using var command = run.Source.CreateCommand(sql);
        command.Parameters.AddWithValue(value);
        return (string)(await command.ExecuteScalarAsync(cancellationToken))!;
    }
}
