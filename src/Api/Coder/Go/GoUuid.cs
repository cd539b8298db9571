using System.Globalization;
using System.Text;

namespace Reporting.Api.Coder.Go;

/// <summary>UUIDs in the forms that google/uuid takes: with dashes, without, in braces, with <c>urn:uuid:</c>.</summary>
internal static class GoUuid
{
    private const string Urn = "urn:uuid:";
    private const int Plain = 36;

    /// <param name="fault">The error of that library for a text that cannot be parsed.</param>
    public static bool TryParse(string text, out Guid value, out string fault)
    {
        value = default;
        fault = string.Empty;
        switch (Encoding.UTF8.GetByteCount(text))
        {
            case Plain - 4:
                return Read(text, "N", out value, out fault);
            case Plain:
                return Read(text, "D", out value, out fault);
            case Plain + 2:
                return Read(text[1..^1], "D", out value, out fault);
            case Plain + 9 when text.StartsWith(Urn, StringComparison.OrdinalIgnoreCase):
                return Read(text[Urn.Length..], "D", out value, out fault);
            case Plain + 9:
                fault = $"invalid urn prefix: {GoQuote.Quote(text[..Math.Min(Urn.Length, text.Length)])}";
                return false;
            case var length:
                fault = string.Create(CultureInfo.InvariantCulture, $"invalid UUID length: {length}");
                return false;
        }
    }

    private static bool Read(string text, string form, out Guid value, out string fault)
    {
        var good = Guid.TryParseExact(text, form, out value) && text.All(character => character == '-' || char.IsAsciiHexDigit(character));
        fault = good ? string.Empty : "invalid UUID format";
        return good;
    }
}
