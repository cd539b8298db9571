using System.Net.Http.Headers;
using System.Text.Json;
using Reporting.Domain.Access;

namespace Reporting.Infrastructure.Sources.Coder;

/// <summary>Owners see what administrators see of reports, auditors what auditors see, and others what members see.</summary>
internal sealed class CoderSignIn : SignInQuestion
{
    private const string SessionHeader = "Coder-Session-Token";

    public override string Path => "api/v2/users/me";

    /// <summary>Whatever it came in, the product takes a session token in its own header.</summary>
    public override void Show(HttpRequestHeaders headers, ForeignCredential credential) => headers.TryAddWithoutValidation(SessionHeader, credential.Text);

    /// <summary>An owner gets the rights of an auditor, who sees every report. A product makes nobody an administrator of this service.</summary>
    public override TokenRole? RoleOf(string body)
    {
        using var answer = JsonDocument.Parse(body);
        if (!answer.RootElement.TryGetProperty("username", out _))
        {
            return null;
        }

        var roles = answer.RootElement.TryGetProperty("roles", out var list)
            ? list.EnumerateArray().Select(role => role.TryGetProperty("name", out var name) ? name.GetString() : null).ToList()
            : [];
        return roles.Contains("owner", StringComparer.Ordinal) || roles.Contains("auditor", StringComparer.Ordinal) ? TokenRole.Auditor : TokenRole.Member;
    }
}
