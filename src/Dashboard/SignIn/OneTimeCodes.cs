using System.Collections.Concurrent;
using System.Security.Cryptography;
using Reporting.Domain.Access;

namespace Reporting.Dashboard.SignIn;

/// <summary>Codes that sign in in place of a token, each once and soon: for a link that is printed at the start. They are good on the server that made them.</summary>
internal sealed class OneTimeCodes(TimeProvider clock)
{
    public static readonly TimeSpan GoodFor = TimeSpan.FromMinutes(10);

    private const int Length = 26;
    private const string Letters = "0123456789ABCDEFGHJKMNPQRSTVWXYZabcdefghjkmnpqrstvwxyz";

    private readonly ConcurrentDictionary<TokenDigest, (string Token, DateTimeOffset Until)> codes = new();

    public string Issue(string token)
    {
        var code = RandomNumberGenerator.GetString(Letters, Length);
        codes[TokenDigest.Of(code)] = (token, clock.GetUtcNow() + GoodFor);
        return code;
    }

    /// <summary>The token of a code, which is good no more from then on; null where it is not good.</summary>
    public string? Redeem(string code)
        => codes.TryRemove(TokenDigest.Of(code), out var issued) && clock.GetUtcNow() < issued.Until ? issued.Token : null;
}
