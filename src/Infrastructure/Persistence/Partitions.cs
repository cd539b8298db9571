using Npgsql;

namespace Reporting.Infrastructure.Persistence;

internal static class Partitions
{
    /// <summary>
    /// Gives the table a partition for each month, on a connection of its own: unused ones do no harm, and nobody waits
    /// for the transaction that is about to write to them.
    /// </summary>
    /// <param name="table">With its schema.</param>
    public static async Task AddAsync(NpgsqlDataSource source, string table, IEnumerable<DateOnly> months, CancellationToken cancellationToken)
    {
        foreach (var month in months.Order())
        {
            await using var command = source.CreateCommand("SELECT access.add_month_partition($1::regclass, $2)");
            command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = table });
            command.Parameters.Add(new NpgsqlParameter<DateOnly> { TypedValue = month });
            await command.ExecuteNonQueryAsync(cancellationToken);
        }
    }
}
