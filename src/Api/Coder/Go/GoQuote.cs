using System.Globalization;
using System.Text;

namespace Reporting.Api.Coder.Go;

/// <summary>Text in double quotes, as error messages of Go programs show it (<c>%q</c>).</summary>
internal static class GoQuote
{
    public static string Quote(string text)
    {
        var quoted = new StringBuilder(text.Length + 2).Append('"');
        foreach (var rune in text.EnumerateRunes())
        {
            Append(quoted, rune);
        }

        return quoted.Append('"').ToString();
    }

    private static void Append(StringBuilder quoted, Rune rune)
    {
        _ = rune.Value switch
        {
            '"' => quoted.Append("\\\""),
            '\\' => quoted.Append(@"\\"),
            '\a' => quoted.Append(@"\a"),
            '\b' => quoted.Append(@"\b"),
            '\f' => quoted.Append(@"\f"),
            '\n' => quoted.Append(@"\n"),
            '\r' => quoted.Append(@"\r"),
            '\t' => quoted.Append(@"\t"),
            '\v' => quoted.Append(@"\v"),
            < ' ' or 0x7f => quoted.Append(CultureInfo.InvariantCulture, $@"\x{rune.Value:x2}"),
            _ when Rune.IsControl(rune) => quoted.Append(CultureInfo.InvariantCulture, $@"\u{rune.Value:x4}"),
            _ => quoted.Append(rune.ToString()),
        };
    }
}
