using System.Text.RegularExpressions;

namespace Reporting.Application.Notifications;

internal static partial class MailAddress
{
    private const int Longest = 254;

    /// <summary>Whether it is one plain address: no name before it, no comment, no line's end, nothing that begins another header.</summary>
    public static bool IsValid(string? text) => text is { Length: <= Longest } && Form().IsMatch(text);

    [GeneratedRegex(@"^[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+(\.[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+)*@[A-Za-z0-9]([A-Za-z0-9-]*[A-Za-z0-9])?(\.[A-Za-z0-9]([A-Za-z0-9-]*[A-Za-z0-9])?)*\z", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Form();
}
