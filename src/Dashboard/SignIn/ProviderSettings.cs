using System.ComponentModel.DataAnnotations;
using System.Net;
using Reporting.Domain.Access;

namespace Reporting.Dashboard.SignIn;

/// <summary>The provider of OpenID Connect by which people sign in; bound to the section <c>Dashboard:OpenIdConnect</c>.</summary>
internal sealed class ProviderSettings : IValidatableObject
{
    public const string Section = "Dashboard:OpenIdConnect";

    /// <summary>The issuer, as the provider names it. Without it nobody signs in by a provider.</summary>
    public string? Authority { get; set; }

    public string? ClientId { get; set; }

    /// <summary>Null for a client that proves itself by PKCE alone.</summary>
    public string? ClientSecret { get; set; }

    /// <summary>With spaces between.</summary>
    public string Scopes { get; set; } = "openid profile email";

    /// <summary>The claim that lists the groups of a person.</summary>
    public string GroupsClaim { get; set; } = "groups";

    /// <summary>What the button of the sign-in page says after "Sign in with".</summary>
    [StringLength(60, MinimumLength = 1)]
    public string Name { get; set; } = "single sign-on";

    /// <summary>How long a session lasts at most.</summary>
    [Range(1, 720)]
    public int SessionHours { get; set; } = 8;

    /// <summary>How far the provider's clock may be off.</summary>
    [Range(0, 600)]
    public int ClockSkewSeconds { get; set; } = 60;

    /// <summary>How long the provider may take for an answer.</summary>
    [Range(1, 60)]
    public int TimeoutSeconds { get; set; } = 10;

    /// <summary>What groups open. The first that a person is in decides.</summary>
    public IReadOnlyList<ProviderGroup> Groups { get; set; } = [];

    internal bool IsOn => !string.IsNullOrWhiteSpace(Authority);

    internal TimeSpan ClockSkew => TimeSpan.FromSeconds(ClockSkewSeconds);

    internal IReadOnlyList<string> ScopeList => Scopes.Split(' ', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
        => IsOn ? Faults() : Orphans();

    /// <summary>The first group of the settings that a person is in.</summary>
    internal ProviderGroup? FindGroup(IReadOnlyCollection<string> ofPerson) => IsOn ? Groups.FirstOrDefault(group => ofPerson.Contains(group.Name!, StringComparer.Ordinal)) : null;

    /// <summary>Whether the settings still open to a group what one of its sessions has.</summary>
    /// <param name="instanceKeys">The instances that the session sees; none for all.</param>
    internal bool StillOpens(string group, TokenRole role, IReadOnlyList<string> instanceKeys)
        => FindGroup([group]) is { } now
            && now.RoleOf() == role
            && (now.InstanceKeys.Count == 0 || (instanceKeys.Count > 0 && instanceKeys.All(key => now.InstanceKeys.Contains(key, StringComparer.Ordinal))));

    private IEnumerable<ValidationResult> Faults()
    {
        if (!IsSafeAddress(Authority!))
        {
            yield return Fault(nameof(Authority), $"is '{Authority}': it has to be an https address without query, or http on this machine");
        }

        if (string.IsNullOrWhiteSpace(ClientId))
        {
            yield return Fault(nameof(ClientId), "is missing: it is what the provider calls this service");
        }

        if (!ScopeList.Contains("openid", StringComparer.Ordinal))
        {
            yield return Fault(nameof(Scopes), "must have openid among them");
        }

        if (string.IsNullOrWhiteSpace(GroupsClaim))
        {
            yield return Fault(nameof(GroupsClaim), "is missing");
        }

        if (Groups.Count == 0)
        {
            yield return Fault(nameof(Groups), "is missing: without groups nobody is let in, write Groups:0:Name and Groups:0:Role");
        }

        foreach (var fault in Groups.SelectMany((group, index) => group.Faults().Select(found => Fault($"{nameof(Groups)}:{index}:{found.Field}", found.Text))))
        {
            yield return fault;
        }
    }

    private IEnumerable<ValidationResult> Orphans()
    {
        if (!string.IsNullOrWhiteSpace(ClientId) || !string.IsNullOrWhiteSpace(ClientSecret) || Groups.Count > 0)
        {
            yield return Fault(nameof(Authority), "is missing: it is the address of the provider that the other settings are about");
        }
    }

    private static ValidationResult Fault(string field, string text) => new(text, [field]);

    private static bool IsSafeAddress(string text)
        => Uri.TryCreate(text, UriKind.Absolute, out var address)
            && (string.Equals(address.Scheme, Uri.UriSchemeHttps, StringComparison.Ordinal) || (string.Equals(address.Scheme, Uri.UriSchemeHttp, StringComparison.Ordinal) && IsHere(address)))
            && address is { Query: "", Fragment: "", UserInfo: "" };

    private static bool IsHere(Uri address) => string.Equals(address.Host, "localhost", StringComparison.OrdinalIgnoreCase) || (IPAddress.TryParse(address.Host.Trim('[', ']'), out var ip) && IPAddress.IsLoopback(ip));
}

/// <summary>What a group of the provider opens.</summary>
internal sealed class ProviderGroup
{
    /// <summary>As the provider writes it.</summary>
    public string? Name { get; set; }

    /// <summary>admin, auditor or member.</summary>
    public string? Role { get; set; }

    /// <summary>The keys of instances, with commas between; all instances without it.</summary>
    public string Instances { get; set; } = "";

    internal IReadOnlyList<string> InstanceKeys => Instances.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    internal TokenRole RoleOf() => Enum.Parse<TokenRole>(Role!, ignoreCase: true);

    internal IEnumerable<(string Field, string Text)> Faults()
    {
        if (string.IsNullOrWhiteSpace(Name))
        {
            yield return (nameof(Name), "is missing: it is the group's name at the provider");
        }

        if (Role?.ToLowerInvariant() is not ("admin" or "auditor" or "member"))
        {
            yield return (nameof(Role), $"is '{Role}': it has to be admin, auditor or member");
        }
        else if (RoleOf() == TokenRole.Admin && InstanceKeys.Count > 1)
        {
            yield return (nameof(Instances), "names several: an admin acts on one instance, or on all");
        }
    }
}
