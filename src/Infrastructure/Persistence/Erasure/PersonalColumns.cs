namespace Reporting.Infrastructure.Persistence.Erasure;

/// <summary>What a table tells of the people whose ids it has, events apart.</summary>
/// <param name="Table">With its schema.</param>
/// <param name="User">The column of the id.</param>
/// <param name="Cleared">What is set when the user is erased: never to null, since a product's database is compared by what is filled in.</param>
internal sealed record PersonalColumns(string Table, string User, string Cleared)
{
    public const string Nobody = "erased user";

    public static readonly IReadOnlyList<PersonalColumns> All =
    [
        new("workspaces.users", "id", $"username = '{Nobody}', avatar_url = CASE WHEN kept.avatar_url IS NULL THEN NULL ELSE '' END"),
        new("workspaces.workspaces", "owner_id", "name = 'workspace'"),
        new("flags.users", "id",
            $"name = CASE WHEN kept.name IS NULL THEN NULL ELSE '{Nobody}' END, username = CASE WHEN kept.username IS NULL THEN NULL ELSE '{Nobody}' END, "
            + "email_hash = CASE WHEN kept.email_hash IS NULL THEN NULL ELSE encode(access.user_digest(@key, 'user:' || kept.id), 'hex') END"),
        new("network.log_entries", "user_id", "description = CASE WHEN kept.description IS NULL THEN NULL ELSE '' END"),
    ];

    /// <summary>Of records on their way in: those whose user's digest is among <c>@digests</c>.</summary>
    public string ClearIncoming(string incoming) => $"UPDATE {incoming} AS kept SET {Cleared} WHERE access.user_digest(@key, 'user:' || kept.{User}) = ANY (@digests)";

    /// <summary>Of stored records of <c>@instance</c>: those of <c>@user</c>.</summary>
    public string ClearStored => $"UPDATE {Table} AS kept SET {Cleared} WHERE kept.instance_id = @instance AND kept.{User}::text = @user";
}
