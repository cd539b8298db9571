using System.Globalization;
using Npgsql;
using Reporting.Application.Flags.Events;
using Reporting.Domain.Access;
using Reporting.Domain.Flags.Records;

namespace Reporting.Infrastructure.Persistence.Erasure;

/// <summary>Whom an instance has forgotten, by digests alone; what an event says of them is said of nobody.</summary>
internal sealed class ErasedUsers(UserKey key, IReadOnlyList<byte[]> users, IReadOnlyList<byte[]> names) : EventPersons
{
    private const string Question =
        """
        SELECT
            instances.user_key,
            ARRAY(SELECT erasures.digest FROM access.erasures WHERE erasures.instance_id = $1) AS users,
            ARRAY(SELECT erased_names.digest FROM access.erased_names WHERE erased_names.instance_id = $1) AS names
        FROM access.instances
        WHERE instances.id = $1
        """;

    private readonly HashSet<string> userDigests = users.Select(digest => Convert.ToHexString(digest)).ToHashSet(StringComparer.Ordinal);
    private readonly HashSet<string> nameDigests = names.Select(digest => Convert.ToHexString(digest)).ToHashSet(StringComparer.Ordinal);
    private readonly Dictionary<string, bool> knownNames = new(StringComparer.Ordinal);
    private readonly Dictionary<long, bool> knownIds = [];

    public UserKey Key => key;

    public IReadOnlyList<byte[]> Users => users;

    public bool IsEmpty => users.Count == 0;

    public static async Task<ErasedUsers> ReadAsync(NpgsqlConnection connection, int instanceId, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand(Question, connection);
        command.Parameters.Add(new NpgsqlParameter<int> { TypedValue = instanceId });
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        return await reader.ReadAsync(cancellationToken)
            ? new ErasedUsers(new UserKey(reader.GetFieldValue<byte[]>(0)), reader.GetFieldValue<byte[][]>(1), reader.GetFieldValue<byte[][]>(2))
            : new ErasedUsers(UserKey.Make(), [], []);
    }

    protected override string NameOf(long? id, string name) => (id is { } known && Has(known)) || Has(name) ? PersonalColumns.Nobody : name;

    /// <summary>The id stays: what somebody did is still one person's.</summary>
    protected override long? IdOf(long id) => id;

    protected override string? AddressOf(FlagEvent each, string ip) => (each.CreatedByUserId is { } id && Has(id)) || Has(each.CreatedBy) ? "" : ip;

    private bool Has(long id)
    {
        if (!knownIds.TryGetValue(id, out var has))
        {
            has = userDigests.Contains(Convert.ToHexString(key.DigestOfUser(id.ToString(CultureInfo.InvariantCulture))));
            knownIds[id] = has;
        }

        return has;
    }

    private bool Has(string name)
    {
        if (!knownNames.TryGetValue(name, out var has))
        {
            has = nameDigests.Contains(Convert.ToHexString(key.DigestOfName(name)));
            knownNames[name] = has;
        }

        return has;
    }
}
