using System.Text;
using System.Text.Json;
using Reporting.Api.Answers;

namespace Reporting.Api.Unleash.Statistics;

/// <summary>One object as CSV: a line with its names and one with its values, without a newline at the end.</summary>
internal static class ObjectCsv
{
    public static byte[] Write(JsonElement element)
    {
        var names = string.Join(',', element.EnumerateObject().Select(property => Quote(property.Name)));
        var values = string.Join(',', element.EnumerateObject().Select(property => Cell(property.Value)));
        return Encoding.UTF8.GetBytes($"{names}\n{values}");
    }

    /// <summary>Text is quoted, numbers and truth values are bare, anything else is its JSON, quoted.</summary>
    private static string Cell(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Number or JsonValueKind.True or JsonValueKind.False => value.GetRawText(),
        JsonValueKind.String => Quote(SpreadsheetText.Of(value.GetString()!)),
        _ => Quote(value.GetRawText()),
    };

    private static string Quote(string text) => $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
}
