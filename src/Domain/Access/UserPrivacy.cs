using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Reporting.Domain.Access;

/// <summary>What an instance shows of its users.</summary>
public enum UserPrivacy
{
    Names,

    /// <summary>In place of an id or a name always the same that nobody can trace back.</summary>
    Pseudonyms,

    /// <summary>No lists by user, and no groups of fewer than <see cref="UserMask.SmallestGroup"/>.</summary>
    None,
}

/// <summary>Keyed digests of what an instance knows of its users.</summary>
/// <param name="key">Of <see cref="Size"/> bytes: the halves are those of a nested hash, which PostgreSQL computes as well.</param>
public sealed class UserKey(byte[] key)
{
    public const int Size = 128;

    private const int Half = Size / 2;

    public static UserKey Make() => new(RandomNumberGenerator.GetBytes(Size));

    public byte[] ToArray() => [.. key];

    public byte[] DigestOfUser(string id) => Digest($"user:{id}");

    /// <summary>The same whatever the case of the name.</summary>
    public byte[] DigestOfName(string name) => Digest($"name:{name.ToLowerInvariant()}");

    private byte[] Digest(string message)
        => SHA256.HashData([.. key.AsSpan(Half), .. SHA256.HashData([.. key.AsSpan(0, Half), .. Encoding.UTF8.GetBytes(message)])]);
}

/// <summary>Gives what reports show of a user in place of what is known of him.</summary>
public sealed class UserMask(UserPrivacy privacy, UserKey key)
{
    /// <summary>Fewer users than that are nobody's group.</summary>
    public const int SmallestGroup = 5;

    /// <summary>What stands for every user where none is shown.</summary>
    public const string Anybody = "user";

    private const int NameDigits = 12;
    private const int NumberDigits = 13;

    public bool ShowsNames => privacy == UserPrivacy.Names;

    public bool ListsUsers => privacy != UserPrivacy.None;

    public Guid IdOf(Guid id) => ShowsNames ? id : new Guid(key.DigestOfUser(id.ToString()).AsSpan(0, 16), bigEndian: true);

    /// <summary>Ids that are not above zero are of a product's own accounts and stay.</summary>
    public long IdOf(long id)
        => ShowsNames || id <= 0 ? id : long.Parse(Hex(Text(id))[..NumberDigits], NumberStyles.HexNumber, CultureInfo.InvariantCulture);

    public string NameOf(Guid id, string name) => ShowsNames ? name : Pseudonym(key.DigestOfUser(id.ToString()));

    /// <param name="id">Null where it is not known whose name it is.</param>
    public string NameOf(long? id, string name) => privacy switch
    {
        UserPrivacy.Names => name,
        _ when id <= 0 => name,
        UserPrivacy.None => Anybody,
        _ when id is { } known => Pseudonym(key.DigestOfUser(Text(known))),
        _ => Pseudonym(key.DigestOfName(name)),
    };

    /// <summary>The rows of a list by user as they are shown: without a change, in the order of the ids shown, or none.</summary>
    public IReadOnlyList<TRow> Apply<TRow, TId>(IReadOnlyList<TRow> rows, Func<TRow, TId> idOf, Func<TRow, TRow> shown) => privacy switch
    {
        UserPrivacy.Names => rows,
        UserPrivacy.None => [],

        // The order of rows would tell who is who among those of the former order.
        _ => [.. rows.Select(shown).OrderBy(idOf)],
    };

    /// <summary>The same of a list that is ordered by a number: those of the same number are in the order of the ids shown.</summary>
    public IReadOnlyList<TRow> Rank<TRow, TRank, TId>(IReadOnlyList<TRow> rows, Func<TRow, TRank> rank, Func<TRow, TId> idOf, Func<TRow, TRow> shown)
        => privacy == UserPrivacy.Pseudonyms ? [.. rows.Select(shown).OrderBy(rank).ThenBy(idOf)] : Apply(rows, idOf, shown);

    private static string Pseudonym(byte[] digest) => $"user-{Convert.ToHexStringLower(digest)[..NameDigits]}";

    private string Hex(string id) => Convert.ToHexStringLower(key.DigestOfUser(id));

    private static string Text(long id) => id.ToString(CultureInfo.InvariantCulture);
}

/// <summary>How instances show their users.</summary>
public interface IUserMasks
{
    /// <summary>What the instance is set to now; never older than a data version that was read before.</summary>
    Task<UserMask> ReadAsync(int instanceId, CancellationToken cancellationToken);
}
