using Npgsql;
using Reporting.Domain.Access;

namespace Reporting.Infrastructure.Access;

/// <summary>Asks the primary each time: a report must not be older than the setting, whatever this server or a replica remembers.</summary>
internal sealed class UserMasks(NpgsqlDataSource source) : IUserMasks
{
    public async Task<UserMask> ReadAsync(int instanceId, CancellationToken cancellationToken)
    {
        await using var command = source.CreateCommand("SELECT instances.user_privacy, instances.user_key FROM access.instances WHERE instances.id = $1");
        command.Parameters.Add(new NpgsqlParameter<int> { TypedValue = instanceId });
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);

        // An instance that is gone has no reports: nothing of it is shown.
        return await reader.ReadAsync(cancellationToken)
            ? new UserMask(Enum.Parse<UserPrivacy>(reader.GetString(0), ignoreCase: true), new UserKey(reader.GetFieldValue<byte[]>(1)))
            : new UserMask(UserPrivacy.None, UserKey.Make());
    }
}
