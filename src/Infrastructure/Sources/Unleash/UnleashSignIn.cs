using System.Net.Http.Headers;
using System.Text.Json;
using Reporting.Domain.Access;

namespace Reporting.Infrastructure.Sources.Unleash;

/// <summary>Whoever has the permission ADMIN in the product sees what its administrators see; others see what a user sees.</summary>
internal sealed class UnleashSignIn : SignInQuestion
{
    private const string Administrator = "ADMIN";
    private const string SessionCookie = "unleash-session=";

    public override string Path => "api/admin/user";

    /// <summary>As it came: the header, or of the cookies that of the session alone.</summary>
    public override void Show(HttpRequestHeaders headers, ForeignCredential credential)
    {
        if (credential.Authorization is { } authorization)
        {
            headers.TryAddWithoutValidation("Authorization", authorization);
        }
        else if (credential.Cookie?.Split(';', StringSplitOptions.TrimEntries).FirstOrDefault(cookie => cookie.StartsWith(SessionCookie, StringComparison.Ordinal)) is { } session)
        {
            headers.TryAddWithoutValidation("Cookie", session);
        }
    }

    public override TokenRole? RoleOf(string body)
    {
        using var answer = JsonDocument.Parse(body);
        if (!answer.RootElement.TryGetProperty("user", out _))
        {
            return null;
        }

        var isAdministrator = answer.RootElement.TryGetProperty("permissions", out var permissions)
            && permissions.EnumerateArray().Any(each => each.TryGetProperty("permission", out var name) && name.ValueEquals(Administrator));
        return isAdministrator ? TokenRole.Auditor : TokenRole.Member;
    }
}
