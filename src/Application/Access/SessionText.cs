namespace Reporting.Application.Access;

/// <summary>Texts that others say, in a form that the database can hold.</summary>
internal static class SessionText
{
    public const int LongestBrowser = 300;
    public const int LongestName = 200;
    public const int LongestReason = 300;

    public static string? Shorten(string? text, int longest)
    {
        var plain = text?.Replace("\0", string.Empty, StringComparison.Ordinal);
        return plain?.Length > longest ? plain[..longest] : plain;
    }
}
