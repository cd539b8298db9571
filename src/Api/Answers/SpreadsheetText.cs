using System.Buffers;

namespace Reporting.Api.Answers;

/// <summary>Text that stays text when a spreadsheet opens it.</summary>
internal static class SpreadsheetText
{
    /// <summary>What formulas begin with, also as full-width characters, and what spreadsheets skip before them.</summary>
    private static readonly SearchValues<char> Signs = SearchValues.Create("=+-@\t\r\n\uff1d\uff0b\uff0d\uff20");

    public static bool IsFormula(string text) => text.Length > 0 && Signs.Contains(text[0]);

    /// <summary>The text, after an apostrophe where it would be taken for a formula.</summary>
    public static string Of(string text) => IsFormula(text) ? $"'{text}" : text;
}
