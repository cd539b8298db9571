using System.Globalization;

namespace Reporting.Api.Coder.Go;

/// <summary>Integers as Go's <c>strconv.Atoi</c> reads them.</summary>
internal static class GoInteger
{
    /// <param name="fault">The error of Go for a text that cannot be parsed.</param>
    public static bool TryParse(string text, out long value, out string fault)
    {
        var digits = text.Length > 0 && text[0] is '+' or '-' ? text.AsSpan(1) : text;
        var isInteger = digits.Length > 0 && !digits.ContainsAnyExceptInRange('0', '9');
        var parsed = long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out value);
        fault = parsed && isInteger ? string.Empty : Fault(text, isInteger ? "value out of range" : "invalid syntax");
        return fault.Length == 0;
    }

    private static string Fault(string text, string reason) => $"strconv.Atoi: parsing {GoQuote.Quote(text)}: {reason}";
}
