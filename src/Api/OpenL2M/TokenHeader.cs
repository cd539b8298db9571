using Reporting.Api.Dialects;

namespace Reporting.Api.OpenL2M;

/// <summary>Reads <c>Authorization: Token …</c>, the keyword in any case.</summary>
internal static class TokenHeader
{
    public const string Keyword = "Token";

    public static Credential Read(HttpRequest request)
        => request.Headers.Authorization.ToString().Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries) switch
        {
            [var keyword, .. var tokens] when keyword.Equals(Keyword, StringComparison.OrdinalIgnoreCase) => Read(tokens),
            _ => Credential.None,
        };

    private static Credential Read(string[] tokens) => tokens switch
    {
        [var token] => new(token),
        [] => new(null, "Invalid token header. No credentials provided."),
        _ => new(null, "Invalid token header. Token string should not contain spaces."),
    };
}
