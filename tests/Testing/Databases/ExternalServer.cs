using Npgsql;

namespace Reporting.Testing.Databases;

/// <summary>Keeps test processes apart on a server that they share, and drops what dead ones left there.</summary>
internal static class ExternalServer
{
    private const string Mark = "reporting_test_";
    private const int PrefixLength = 24;

    /// <summary>The claim: an open connection that bears the prefix as its name. It ends with the process.</summary>
    private static NpgsqlConnection? claim;

    /// <summary>The beginning of the names of this process's databases.</summary>
    public static async Task<string> ClaimPrefixAsync(string connectionString)
    {
        var prefix = $"{Mark}{Guid.NewGuid():N}"[..(PrefixLength - 1)] + "_";
        claim = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(connectionString)
        {
            ApplicationName = prefix,
            Pooling = false,
            KeepAlive = 30,
        }.ConnectionString);
        await claim.OpenAsync();
        foreach (var database in await FindAbandonedAsync(claim))
        {
            await using var drop = new NpgsqlCommand($"DROP DATABASE IF EXISTS {database} WITH (FORCE)", claim);
            await drop.ExecuteNonQueryAsync();
        }

        return prefix;
    }

    private static async Task<List<string>> FindAbandonedAsync(NpgsqlConnection connection)
    {
        await using var question = new NpgsqlCommand(
            """
            SELECT databases.datname
            FROM pg_database AS databases
            WHERE starts_with(databases.datname, $1)
              AND NOT EXISTS (
                SELECT FROM pg_stat_activity AS claims
                WHERE claims.application_name = left(databases.datname, $2))
            """,
            connection);
        question.Parameters.Add(new NpgsqlParameter { Value = Mark });
        question.Parameters.Add(new NpgsqlParameter { Value = PrefixLength });
        await using var reader = await question.ExecuteReaderAsync();
        var found = new List<string>();
        while (await reader.ReadAsync())
        {
            found.Add(reader.GetString(0));
        }

        return found;
    }
}
