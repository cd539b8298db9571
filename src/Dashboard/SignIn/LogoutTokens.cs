using System.Text.Json;
using Microsoft.IdentityModel.JsonWebTokens;

namespace Reporting.Dashboard.SignIn;

/// <summary>Checks the tokens by which the provider says that sessions have ended (OpenID Connect Back-Channel Logout 1.0, section 2.6).</summary>
internal sealed class LogoutTokens(ProviderSettings settings, ProviderMetadata metadata, TimeProvider clock)
{
    private const string LogoutEvent = "http://schemas.openid.net/event/backchannel-logout";
    private const string LogoutType = "logout+jwt";

    private readonly JsonWebTokenHandler handler = new() { MapInboundClaims = false };

    /// <returns>Null where the token is not good.</returns>
    public async Task<LogoutOrder?> ReadAsync(string text)
    {
        var result = await handler.ValidateTokenAsync(text, ProviderHandler.RulesFor(settings, metadata, clock));
        if (!result.IsValid || result.SecurityToken is not JsonWebToken token || !IsLogout(token))
        {
            return null;
        }

        var (subject, session) = (ValueOf(token, "sub"), ValueOf(token, "sid"));
        return subject is null && session is null ? null : new LogoutOrder(token.Issuer, subject, session, new DateTimeOffset(token.IssuedAt, TimeSpan.Zero) + settings.ClockSkew);
    }

    /// <summary>An identity token would be signed as well: it has a nonce, and no such event.</summary>
    private static bool IsLogout(JsonWebToken token)
        => IsTyped(token)
            && !token.TryGetPayloadValue<object>("nonce", out _)
            && token.TryGetPayloadValue<object>("iat", out _)
            && ValueOf(token, "jti") is not null
            && token.TryGetPayloadValue<JsonElement>("events", out var events)
            && events.ValueKind == JsonValueKind.Object
            && events.TryGetProperty(LogoutEvent, out var logout)
            && logout.ValueKind == JsonValueKind.Object;

    private static bool IsTyped(JsonWebToken token) => string.IsNullOrEmpty(token.Typ) || token.Typ.ToLowerInvariant() is "jwt" or LogoutType or $"application/{LogoutType}";

    private static string? ValueOf(JsonWebToken token, string claim) => token.TryGetPayloadValue<string>(claim, out var value) && !string.IsNullOrEmpty(value) ? value : null;
}

/// <summary>Which sessions have ended.</summary>
/// <param name="BegunBy">None that began later, so that the same order, come again, ends nothing new.</param>
internal sealed record LogoutOrder(string Issuer, string? Subject, string? SessionId, DateTimeOffset BegunBy);
