using Npgsql;

namespace Reporting.Infrastructure.Persistence.Merge;

internal static class InstanceLock
{
    /// <summary>
    /// Keeps what an instance has from being removed until the connection's transaction ends. The row of its data version is locked, which lies
    /// beside its records where tables are distributed by instance.
    /// </summary>
    /// <returns>False when it is deleted already.</returns>
    public static async Task<bool> TakeAsync(NpgsqlConnection connection, int instanceId, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand("SELECT 1 FROM access.data_versions AS versions WHERE versions.instance_id = $1 FOR KEY SHARE", connection);
        command.Parameters.Add(new NpgsqlParameter<int> { TypedValue = instanceId });
        return await command.ExecuteScalarAsync(cancellationToken) is not null;
    }
}
