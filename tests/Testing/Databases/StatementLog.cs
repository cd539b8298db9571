using Npgsql;

namespace Reporting.Testing.Databases;

/// <summary>Every statement that a source sends to a database, as the server itself logs it. Needs a superuser, whose log is one file.</summary>
internal sealed class StatementLog
{
    private readonly string connectionString;
    private readonly long start;

    private StatementLog(string connectionString, long start) => (this.connectionString, this.start) = (connectionString, start);

    public static async Task<StatementLog> StartAsync(string connectionString)
    {
        var database = new NpgsqlConnectionStringBuilder(connectionString).Database;
        await ReadAsync(connectionString, $"ALTER DATABASE {database} SET log_statement = 'all'");
        return new StatementLog(connectionString, (long)(await ReadAsync(connectionString, "SELECT (pg_stat_file(pg_current_logfile())).size"))!);
    }

    /// <summary>The statements since it was started, of connections that are open and are a source's.</summary>
    public async Task<IReadOnlyList<string>> StopAsync()
    {
        var builder = new NpgsqlConnectionStringBuilder(connectionString);
        await ReadAsync(connectionString, $"ALTER DATABASE {builder.Database} RESET log_statement");
        var processes = (int[])(await ReadAsync(connectionString, $"SELECT array_agg(pid) FROM pg_stat_activity WHERE datname = '{builder.Database}' AND application_name = 'reporting'"))!;
        var text = (string)(await ReadAsync(connectionString, $"SELECT pg_read_file(pg_current_logfile(), {start}, 100000000)"))!;
        return [.. Entries(text).Where(entry => processes.Any(process => entry.Contains($"[{process}]", StringComparison.Ordinal)))];
    }

    /// <summary>An entry goes on in lines that begin with a tab.</summary>
    private static IEnumerable<string> Entries(string text) => text.Replace("\n\t", " ", StringComparison.Ordinal).Split('\n', StringSplitOptions.RemoveEmptyEntries);

    private static async Task<object?> ReadAsync(string connectionString, string sql)
    {
        await using var connection = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(connectionString) { Pooling = false }.ConnectionString);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        return await command.ExecuteScalarAsync();
    }
}
