namespace Reporting.Api.OpenL2M.Contracts;

/// <summary>What an address is for and in which forms it speaks.</summary>
internal sealed record DescriptionResponse(string Name, string Description, IReadOnlyList<string> Renders, IReadOnlyList<string> Parses)
{
    /// <summary>Word for word, so that a page of HTML is named which this service leaves to its dashboard.</summary>
    public static readonly DescriptionResponse OfStats = new(
        "Api Stats",
        "A lightweight read-only endpoint for conveying OpenL2M's current usage statistics.",
        ["application/json", "text/html"],
        ["application/json", "application/x-www-form-urlencoded", "multipart/form-data"]);
}
