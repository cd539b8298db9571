using System.Runtime.InteropServices;
using System.Security.Cryptography;
using Microsoft.AspNetCore.Connections;
using Reporting.Domain.Access;

namespace Reporting.Api.Dialects;

/// <summary>
/// The token that a connection showed last, and its digest, which need not be computed again for each request. It goes with the connection, whose
/// headers the server holds just as long.
/// </summary>
internal sealed class LastToken
{
    private volatile Known? last;

    public static ConnectionDelegate Attach(ConnectionDelegate next) => connection =>
    {
        connection.Features.Set(new LastToken());
        return next(connection);
    };

    /// <summary>Compared in constant time, as digests are: a connection may be a proxy's, which many callers share.</summary>
    public TokenDigest DigestOf(string text)
    {
        if (last is { } known && CryptographicOperations.FixedTimeEquals(MemoryMarshal.AsBytes(known.Text.AsSpan()), MemoryMarshal.AsBytes(text.AsSpan())))
        {
            return known.Digest;
        }

        var digest = TokenDigest.Of(text);
        last = new Known(text, digest);
        return digest;
    }

    private sealed record Known(string Text, TokenDigest Digest);
}
