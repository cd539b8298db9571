using System.Text.RegularExpressions;

namespace Reporting.Api.Unleash.Parameters;

/// <summary>The forms that search parameters have: an operator, a colon, values between commas.</summary>
internal static partial class SearchPattern
{
    public const string Words = "^(IS|IS_ANY_OF):(.*?)(,([a-zA-Z0-9_]+))*$";
    public const string Numbers = "^(IS|IS_ANY_OF):(.*?)(,([0-9]+))*$";
    public const string Day = @"^(IS):\d{4}-\d{2}-\d{2}$";

    /// <summary>Whether a text has the form of <see cref="Words"/>, which is that of <see cref="Numbers"/> too: the part before the commas may be anything on one line.</summary>
    public static bool Matches(string text) => AnyValues().IsMatch(text);

    public static bool IsDay(string text) => AnyDay().IsMatch(text);

    /// <summary>What stands after the operator.</summary>
    public static string ValueOf(string text) => text[(text.IndexOf(':', StringComparison.Ordinal) + 1)..];

    /// <summary>The values of a text of that form; an operator alone is no condition.</summary>
    public static IReadOnlyList<string> ValuesOf(string? text) => text is null || ValueOf(text).Length == 0 ? [] : Split(ValueOf(text));

    public static IReadOnlyList<string> Split(string values) => values.Split(',', StringSplitOptions.TrimEntries);

    [GeneratedRegex(@"\A(IS|IS_ANY_OF):[^\n\r\u2028\u2029]*\z", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex AnyValues();

    [GeneratedRegex(@"\AIS:[0-9]{4}-[0-9]{2}-[0-9]{2}\z", RegexOptions.None, 1000)]
    private static partial Regex AnyDay();
}
