namespace Reporting.Api.Dialects;

/// <summary>What a request shows to be let in.</summary>
/// <param name="Token">Null when it shows nothing.</param>
/// <param name="Fault">What is wrong with its form, in the dialect's words; null when nothing is.</param>
internal readonly record struct Credential(string? Token, string? Fault = null)
{
    public static readonly Credential None;

    /// <summary>Whether it is a session of the product that browsers send by themselves: one that is unknown counts as none.</summary>
    public bool IsSession { get; init; }
}

/// <summary>Where a token may stand: in a header, in a cookie, or as a bearer token.</summary>
/// <param name="In">header, cookie or bearer.</param>
/// <param name="Keyword">The word that a header has before the token; empty where there is none.</param>
internal sealed record CredentialPlace(string In, string Name, string Keyword = "")
{
    public static readonly CredentialPlace Bearer = new("bearer", "Authorization", "Bearer");

    public static CredentialPlace Header(string name, string keyword = "") => new("header", name, keyword);

    public static CredentialPlace Cookie(string name) => new("cookie", name);

    /// <summary>The header as it is sent.</summary>
    public string Show(string token) => Keyword.Length > 0 ? $"{Name}: {Keyword} {token}" : $"{Name}: {token}";
}
