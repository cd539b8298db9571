using System.Security.Cryptography;
using System.Text;

namespace Reporting.Domain.Access;

/// <summary>The SHA-256 of a token's text; compared in constant time.</summary>
public readonly struct TokenDigest : IEquatable<TokenDigest>
{
    private readonly byte[] bytes;

    /// <exception cref="ArgumentException">Not 32 bytes.</exception>
    public TokenDigest(byte[] bytes)
    {
        if (bytes.Length != SHA256.HashSizeInBytes)
        {
            throw new ArgumentException("A token digest has 32 bytes.", nameof(bytes));
        }

        this.bytes = bytes;
    }

    public static TokenDigest Of(string token) => new(SHA256.HashData(Encoding.UTF8.GetBytes(token)));

    public byte[] ToArray() => [.. bytes];

    public bool Equals(TokenDigest other) => CryptographicOperations.FixedTimeEquals(bytes, other.bytes);

    public override bool Equals(object? obj) => obj is TokenDigest other && Equals(other);

    public override int GetHashCode() => BitConverter.ToInt32(bytes, 0);

    public static bool operator ==(TokenDigest left, TokenDigest right) => left.Equals(right);

    public static bool operator !=(TokenDigest left, TokenDigest right) => !left.Equals(right);
}
