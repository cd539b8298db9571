using System.Globalization;
using Npgsql;
using Reporting.Domain.Access;
using Reporting.Infrastructure.Persistence;
using Reporting.Infrastructure.Persistence.Erasure;

namespace Reporting.Infrastructure.Access;

/// <summary>What is known of an instance's users by their ids, in a transaction that has locked the instance.</summary>
internal sealed class UsersToErase(NpgsqlConnection connection, Instance instance)
{
    private readonly UserQuestions sql = UserQuestions.Of(instance.Kind);

    /// <summary>Waits for merges under way; later ones wait for this transaction.</summary>
    /// <returns>The key of the instance; null where it is gone.</returns>
    public async Task<UserKey?> LockAsync(CancellationToken cancellationToken)
    {
        await using var command = Command(
            $"""
             {StatementTime.Unlimited};
             SELECT instances.user_key
             FROM access.data_versions AS versions
             JOIN access.instances ON instances.id = versions.instance_id AND instances.deleted_at IS NULL
             WHERE versions.instance_id = @instance
             FOR UPDATE OF versions
             """);
        return await command.ExecuteScalarAsync(cancellationToken) is byte[] key ? new UserKey(key) : null;
    }

    /// <summary>The id of the user that an id or a pseudonym means; null where there is none.</summary>
    public async Task<string?> ResolveAsync(string text, UserKey key, CancellationToken cancellationToken)
    {
        if (Plain(text) is not { } id)
        {
            return null;
        }

        await using (var known = Command(sql.IsKnown))
        {
            known.Parameters.Add(new NpgsqlParameter<string>("user", id));
            if (await known.ExecuteScalarAsync(cancellationToken) is true)
            {
                return id;
            }
        }

        return await FindByPseudonymAsync(id, new UserMask(UserPrivacy.Pseudonyms, key), cancellationToken);
    }

    /// <summary>Every name that the product gave him.</summary>
    public async Task<IReadOnlyList<string>> ReadNamesAsync(string id, CancellationToken cancellationToken)
    {
        if (sql.Names is not { } names)
        {
            return [];
        }

        await using var command = Command(names);
        command.Parameters.Add(new NpgsqlParameter<string>("user", id));
        return await ReadTextsAsync(command, cancellationToken);
    }

    public async Task ClearAsync(string id, UserKey key, CancellationToken cancellationToken)
    {
        foreach (var columns in PersonalColumns.All.Where(each => each.Table.StartsWith($"{Kind}.", StringComparison.Ordinal)))
        {
            await using var command = Command(columns.ClearStored);
            command.Parameters.Add(new NpgsqlParameter<string>("user", id));
            command.Parameters.Add(new NpgsqlParameter<byte[]>("key", key.ToArray()));
            await command.ExecuteNonQueryAsync(cancellationToken);
        }
    }

    private string Kind => instance.Kind.ToString().ToLowerInvariant();

    private async Task<string?> FindByPseudonymAsync(string pseudonym, UserMask mask, CancellationToken cancellationToken)
    {
        await using var command = Command(sql.Ids);
        foreach (var id in await ReadTextsAsync(command, cancellationToken))
        {
            var shown = instance.Kind == InstanceKind.Workspaces
                ? mask.IdOf(Guid.Parse(id)).ToString()
                : mask.IdOf(long.Parse(id, CultureInfo.InvariantCulture)).ToString(CultureInfo.InvariantCulture);
            if (string.Equals(shown, pseudonym, StringComparison.Ordinal))
            {
                return id;
            }
        }

        return null;
    }

    /// <summary>An id of the instance's kind, as PostgreSQL writes it.</summary>
    private string? Plain(string text) => instance.Kind == InstanceKind.Workspaces
        ? Guid.TryParse(text, out var id) ? id.ToString() : null
        : long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number > 0 ? number.ToString(CultureInfo.InvariantCulture) : null;

    private NpgsqlCommand Command(string sql)
    {
        var command = new NpgsqlCommand(sql, connection) { CommandTimeout = 0 };
        command.Parameters.Add(new NpgsqlParameter<int>("instance", instance.Id));
        return command;
    }

    private static async Task<IReadOnlyList<string>> ReadTextsAsync(NpgsqlCommand command, CancellationToken cancellationToken)
    {
        var texts = new List<string>();
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        while (await reader.ReadAsync(cancellationToken))
        {
            texts.Add(reader.GetString(0));
        }

        return texts;
    }
}

/// <summary>What is asked about users of a kind of instance: of <c>@instance</c> and, but for the ids of all, <c>@user</c>.</summary>
/// <param name="IsKnown">Whether there is anything of the user.</param>
/// <param name="Ids">Of every user.</param>
/// <param name="Names">How the user is called; null where nobody has a name.</param>
internal sealed record UserQuestions(string IsKnown, string Ids, string? Names)
{
    private static readonly UserQuestions OfWorkspaces = new(
        """
        SELECT EXISTS (SELECT FROM workspaces.users WHERE users.instance_id = @instance AND users.id = @user::uuid)
            OR EXISTS (SELECT FROM workspaces.usage_half_hours AS half_hours WHERE half_hours.instance_id = @instance AND half_hours.user_id = @user::uuid)
        """,
        "SELECT users.id::text FROM workspaces.users WHERE users.instance_id = @instance",
        "SELECT users.username FROM workspaces.users WHERE users.instance_id = @instance AND users.id = @user::uuid AND users.username <> ''");

    private static readonly UserQuestions OfFlags = new(
        """
        SELECT EXISTS (SELECT FROM flags.users WHERE users.instance_id = @instance AND users.id = @user::bigint)
            OR EXISTS (SELECT FROM flags.events WHERE events.instance_id = @instance AND events.created_by_user_id = @user::bigint)
        """,
        "SELECT users.id::text FROM flags.users WHERE users.instance_id = @instance",
        SqlFile.Read("names_of_flags_user.sql"));

    private static readonly UserQuestions OfNetwork = new(
        "SELECT EXISTS (SELECT FROM network.log_entries AS entries WHERE entries.instance_id = @instance AND entries.user_id = @user::bigint)",
        "SELECT DISTINCT entries.user_id::text FROM network.log_entries AS entries WHERE entries.instance_id = @instance AND entries.user_id IS NOT NULL",
        Names: null);

    public static UserQuestions Of(InstanceKind kind) => kind switch
    {
        InstanceKind.Workspaces => OfWorkspaces,
        InstanceKind.Flags => OfFlags,
        _ => OfNetwork,
    };
}
