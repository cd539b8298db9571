using Npgsql;

namespace Reporting.Infrastructure.Persistence.Erasure;

/// <summary>
/// Erases from records on their way in those who were erased before. To be run once the instance is locked for the merge: whoever is erased later finds these
/// records stored.
/// </summary>
internal static class IncomingErasure
{
    /// <param name="table">The records' table, with its schema.</param>
    /// <param name="incoming">The working table that holds them.</param>
    public static async Task RunAsync(NpgsqlConnection connection, string table, string incoming, int instanceId, CancellationToken cancellationToken)
    {
        var columns = PersonalColumns.All.FirstOrDefault(each => string.Equals(each.Table, table, StringComparison.Ordinal));
        var areEvents = string.Equals(table, EventErasure.Table, StringComparison.Ordinal);
        if ((columns is null && !areEvents) || await ErasedUsers.ReadAsync(connection, instanceId, cancellationToken) is not { IsEmpty: false } erased)
        {
            return;
        }

        if (columns is null)
        {
            await new EventErasure(connection, erased).RunOnIncomingAsync(incoming, cancellationToken);
            return;
        }

        await using var command = new NpgsqlCommand(columns.ClearIncoming(incoming), connection) { CommandTimeout = 0 };
        command.Parameters.Add(new NpgsqlParameter<byte[]>("key", erased.Key.ToArray()));
        command.Parameters.Add(new NpgsqlParameter<byte[][]>("digests", [.. erased.Users]));
        await command.ExecuteNonQueryAsync(cancellationToken);
    }
}
