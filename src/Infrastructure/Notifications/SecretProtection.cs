using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.Options;
using Reporting.Application.Notifications;

namespace Reporting.Infrastructure.Notifications;

/// <summary>
/// Keeps secrets of receivers as what is needed to send: encrypted (AES-GCM, bound to the receiver's name) where the operator has set a key,
/// else as they are. What was kept either way is read as long as the key is there.
/// </summary>
internal sealed class SecretProtection(IOptions<NotificationOptions> options)
{
    private const byte Plain = 0;
    private const byte Encrypted = 1;
    private const int NonceBytes = 12;
    private const int TagBytes = 16;

    private readonly byte[]? key = options.Value.Key;

    public byte[] Protect(string secret, string receiver)
    {
        var text = Encoding.UTF8.GetBytes(secret);
        if (key is null)
        {
            return [Plain, .. text];
        }

        var nonce = RandomNumberGenerator.GetBytes(NonceBytes);
        var (cipher, tag) = (new byte[text.Length], new byte[TagBytes]);
        using var algorithm = new AesGcm(key, TagBytes);
        algorithm.Encrypt(nonce, text, cipher, tag, Encoding.UTF8.GetBytes(receiver));
        return [Encrypted, .. nonce, .. tag, .. cipher];
    }

    /// <exception cref="DeliveryException">It was encrypted with another key.</exception>
    public string Reveal(byte[] kept, string receiver)
    {
        if (kept[0] == Plain)
        {
            return Encoding.UTF8.GetString(kept.AsSpan(1));
        }

        if (key is null)
        {
            throw new DeliveryException("its secret is encrypted, and Notifications:EncryptionKey is not set");
        }

        var nonce = kept.AsSpan(1, NonceBytes);
        var rest = kept.AsSpan(1 + NonceBytes);
        var text = new byte[rest.Length - TagBytes];
        try
        {
            using var algorithm = new AesGcm(key, TagBytes);
            algorithm.Decrypt(nonce, rest[TagBytes..], rest[..TagBytes], text, Encoding.UTF8.GetBytes(receiver));
        }
        catch (CryptographicException exception)
        {
            throw new DeliveryException("its secret is encrypted with another key than Notifications:EncryptionKey: save the receiver with its secret again", exception);
        }

        return Encoding.UTF8.GetString(text);
    }
}
