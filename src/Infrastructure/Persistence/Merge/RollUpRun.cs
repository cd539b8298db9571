using Npgsql;

namespace Reporting.Infrastructure.Persistence.Merge;

/// <summary>One roll-up of one instance under way, inside its transaction.</summary>
internal sealed class RollUpRun(NpgsqlConnection connection, int instanceId)
{
    /// <summary>From this many rows on a working table is worth the time that the planner needs to look at it.</summary>
    private const int ManyRows = 5_000;

    public int InstanceId => instanceId;

    /// <summary>Runs SQL files in turn, each with the instance and the parameters.</summary>
    public async Task ExecuteFilesAsync(IEnumerable<string> files, CancellationToken cancellationToken, params NpgsqlParameter[] parameters)
    {
        foreach (var file in files)
        {
            await ExecuteAsync(SqlFile.Read(file), cancellationToken, parameters);
        }
    }

    /// <summary>
    /// Runs statements whose joins are of whole sets: how many rows working tables and parts of a statement have is not
    /// known to the planner, and a nested loop over them would compare each row with each. What is looked up row by row says so by LATERAL.
    /// </summary>
    public async Task<T> WithoutNestedLoopsAsync<T>(Func<Task<T>> run, CancellationToken cancellationToken)
    {
        await ExecuteAsync("SET LOCAL enable_nestloop = off", cancellationToken);
        var result = await run();
        await ExecuteAsync("SET LOCAL enable_nestloop = on", cancellationToken);
        return result;
    }

    /// <inheritdoc cref="WithoutNestedLoopsAsync{T}"/>
    public Task WithoutNestedLoopsAsync(Func<Task> run, CancellationToken cancellationToken)
        => WithoutNestedLoopsAsync(
            async () =>
            {
                await run();
                return true;
            },
            cancellationToken);

    /// <summary>Fills a working table from an SQL file.</summary>
    /// <returns>How many rows it got.</returns>
    public async Task<int> FillAsync(string table, string file, CancellationToken cancellationToken, params NpgsqlParameter[] parameters)
    {
        var rows = await ExecuteAsync(SqlFile.Read(file), cancellationToken, parameters);
        if (rows >= ManyRows)
        {
            await ExecuteAsync($"ANALYZE {table}", cancellationToken);
        }

        return rows;
    }

    public async Task<int> ExecuteAsync(string sql, CancellationToken cancellationToken, params NpgsqlParameter[] parameters)
    {
        await using var command = Command(sql, parameters);
        return await command.ExecuteNonQueryAsync(cancellationToken);
    }

    /// <summary>The rows that an SQL file answers with.</summary>
    public Task<IReadOnlyList<TRow>> ReadAsync<TRow>(
        string file, Func<NpgsqlDataReader, TRow> read, CancellationToken cancellationToken, params NpgsqlParameter[] parameters)
        => ReadAsync(Command(SqlFile.Read(file), parameters), read, cancellationToken);

    /// <summary>The next rows of a cursor that an SQL file declared.</summary>
    public Task<IReadOnlyList<TRow>> FetchAsync<TRow>(string cursor, int count, Func<NpgsqlDataReader, TRow> read, CancellationToken cancellationToken)
        => ReadAsync(Command($"FETCH {count} FROM {cursor}", []), read, cancellationToken);

    /// <summary>Gives a table the partitions that this roll-up writes to.</summary>
    public Task ReservePartitionsAsync(NpgsqlDataSource source, string table, IReadOnlyCollection<DateOnly> months, CancellationToken cancellationToken)
        => Partitions.ReserveAsync(connection, source, table, months, cancellationToken);

    public Task<CopyWriter> CopyAsync(string sql, CancellationToken cancellationToken) => CopyWriter.BeginAsync(connection, sql, cancellationToken);

    private static async Task<IReadOnlyList<TRow>> ReadAsync<TRow>(NpgsqlCommand command, Func<NpgsqlDataReader, TRow> read, CancellationToken cancellationToken)
    {
        await using var owned = command;
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        var rows = new List<TRow>();
        while (await reader.ReadAsync(cancellationToken))
        {
            rows.Add(read(reader));
        }

        return rows;
    }

    /// <summary>Statements without parameters may be several in one file.</summary>
    private NpgsqlCommand Command(string sql, NpgsqlParameter[] parameters)
    {
        var command = new NpgsqlCommand(sql, connection) { CommandTimeout = 0 };
        if (sql.Contains("@instance", StringComparison.Ordinal))
        {
            command.Parameters.Add(new NpgsqlParameter<int>("instance", instanceId));
        }

        foreach (var parameter in parameters.Where(parameter => sql.Contains($"@{parameter.ParameterName}", StringComparison.Ordinal)))
        {
            command.Parameters.Add(parameter.Clone());
        }

        return command;
    }
}
