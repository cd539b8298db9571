using Npgsql;
using Reporting.Domain.Access;
using Reporting.Domain.Ingestion;

namespace Reporting.Infrastructure.Persistence.Merge;

/// <summary>Looks once more, right before a merge commits, whether it may: its body may have taken long to arrive.</summary>
internal static class CommitCheck
{
    private const string Question =
        """
        SELECT
            EXISTS (SELECT FROM access.instances WHERE instances.id = @instance AND instances.deleted_at IS NULL),
            @token IS NULL OR EXISTS (SELECT FROM access.tokens WHERE tokens.id = @token AND tokens.revoked_at IS NULL)
        """;

    /// <param name="tokenId">The token that sent the records; null where none did.</param>
    /// <exception cref="InstanceGoneException">The instance was deleted meanwhile.</exception>
    /// <exception cref="TokenRevokedException">The token was revoked meanwhile.</exception>
    public static async Task RequireAsync(NpgsqlConnection connection, int instanceId, long? tokenId, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand(Question, connection);
        command.Parameters.Add(new NpgsqlParameter<int>("instance", instanceId));
        command.Parameters.Add(new NpgsqlParameter("token", NpgsqlTypes.NpgsqlDbType.Bigint) { Value = (object?)tokenId ?? DBNull.Value });
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        await reader.ReadAsync(cancellationToken);
        if (!reader.GetBoolean(0))
        {
            throw new InstanceGoneException();
        }

        if (!reader.GetBoolean(1))
        {
            throw new TokenRevokedException();
        }
    }
}
