namespace Reporting.Api.Dialects;

/// <summary>What a request shows to be let in.</summary>
/// <param name="Token">Null when it shows nothing.</param>
/// <param name="Fault">What is wrong with its form, in the dialect's words; null when nothing is.</param>
internal readonly record struct Credential(string? Token, string? Fault = null)
{
    public static readonly Credential None;
}

/// <summary>Where a token may stand: in a header, in a cookie, or as a bearer token.</summary>
/// <param name="In">header, cookie or bearer.</param>
internal sealed record CredentialPlace(string In, string Name)
{
    public static readonly CredentialPlace Bearer = new("bearer", "Authorization");

    public static CredentialPlace Header(string name) => new("header", name);

    public static CredentialPlace Cookie(string name) => new("cookie", name);
}
