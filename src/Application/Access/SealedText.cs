using System.Security.Cryptography;
using System.Text;

namespace Reporting.Application.Access;

/// <summary>Encrypts and authenticates with AES-GCM: what is opened is what was sealed, with the same key and for the same purpose.</summary>
internal static class SealedText
{
    public const int KeySize = 32;

    private const int NonceSize = 12;
    private const int TagSize = 16;

    /// <summary>The key of who knows a secret, for one purpose.</summary>
    public static byte[] KeyOf(string secret, byte[] purpose) => HKDF.DeriveKey(HashAlgorithmName.SHA256, Encoding.UTF8.GetBytes(secret), KeySize, info: purpose);

    public static byte[] Seal(byte[] key, byte[] purpose, byte[] plain)
    {
        var sealedBytes = new byte[NonceSize + plain.Length + TagSize];
        var nonce = sealedBytes.AsSpan(0, NonceSize);
        RandomNumberGenerator.Fill(nonce);
        using var cipher = new AesGcm(key, TagSize);
        cipher.Encrypt(nonce, plain, sealedBytes.AsSpan(NonceSize, plain.Length), sealedBytes.AsSpan(NonceSize + plain.Length), purpose);
        return sealedBytes;
    }

    /// <returns>Null where it was not sealed so.</returns>
    public static byte[]? Open(byte[] key, byte[] purpose, byte[] sealedBytes)
    {
        if (sealedBytes.Length < NonceSize + TagSize)
        {
            return null;
        }

        var plain = new byte[sealedBytes.Length - NonceSize - TagSize];
        using var cipher = new AesGcm(key, TagSize);
        try
        {
            cipher.Decrypt(sealedBytes.AsSpan(0, NonceSize), sealedBytes.AsSpan(NonceSize, plain.Length), sealedBytes.AsSpan(NonceSize + plain.Length), plain, purpose);
            return plain;
        }
        catch (AuthenticationTagMismatchException)
        {
            return null;
        }
    }
}
