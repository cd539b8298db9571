using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Reporting.Infrastructure.Notifications;

/// <summary>Shows a receiver that a body is from here, and is not one of old that somebody sends again.</summary>
internal static class WebhookSignature
{
    public const string TimestampHeader = "Reporting-Timestamp";
    public const string SignatureHeader = "Reporting-Signature";

    /// <param name="timestamp">Seconds since 1970, as in the header.</param>
    /// <returns><c>v1=</c> and the HMAC-SHA256 of timestamp, a full stop and body, in lower-case hexadecimal digits.</returns>
    public static string Of(string secret, long timestamp, ReadOnlySpan<byte> body)
    {
        byte[] signed = [.. Encoding.ASCII.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{timestamp}.")), .. body];
        return $"v1={Convert.ToHexStringLower(HMACSHA256.HashData(Encoding.UTF8.GetBytes(secret), signed))}";
    }
}
