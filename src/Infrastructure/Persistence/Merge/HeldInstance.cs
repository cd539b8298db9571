using Npgsql;

namespace Reporting.Infrastructure.Persistence.Merge;

internal static class HeldInstance
{
    /// <summary>Keeps an instance from being deleted until the connection's transaction ends.</summary>
    /// <returns>False when it is deleted already.</returns>
    public static async Task<bool> TakeAsync(NpgsqlConnection connection, int instanceId, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand("SELECT 1 FROM access.instances AS held WHERE held.id = $1 FOR KEY SHARE", connection);
        command.Parameters.Add(new NpgsqlParameter<int> { TypedValue = instanceId });
        return await command.ExecuteScalarAsync(cancellationToken) is not null;
    }
}
