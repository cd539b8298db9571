namespace Reporting.Application.Access;

/// <summary>Bound to the section <c>Reporting</c>.</summary>
internal sealed class AccessOptions
{
    public const string Section = "Reporting";

    /// <summary>The text of the first admin token; random when not set.</summary>
    public string? AdminToken { get; set; }
}
