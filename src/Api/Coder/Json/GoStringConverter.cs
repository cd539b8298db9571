using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Reporting.Api.Coder.Json;

/// <summary>Text as Go's encoding/json writes it: safe to stand in HTML, everything else as it is.</summary>
internal sealed class GoStringConverter : JsonConverter<string>
{
    /// <summary>Both sides write these characters unescaped.</summary>
    private static readonly SearchValues<char> Plain = SearchValues.Create(
        string.Concat(Enumerable.Range(' ', '~' - ' ' + 1).Select(code => (char)code).Except("\"\\<>&")));

    public override string? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => reader.GetString();

    public override void Write(Utf8JsonWriter writer, string value, JsonSerializerOptions options)
    {
        if (value.AsSpan().ContainsAnyExcept(Plain))
        {
            writer.WriteRawValue(Quote(value), skipInputValidation: true);
        }
        else
        {
            writer.WriteStringValue(value);
        }
    }

    public static string Quote(string value)
    {
        var quoted = new StringBuilder(value.Length + 16).Append('"');
        foreach (var rune in value.EnumerateRunes())
        {
            quoted.Append(Escape(rune));
        }

        return quoted.Append('"').ToString();
    }

    private static string Escape(Rune rune) => rune.Value switch
    {
        '"' => "\\\"",
        '\\' => @"\\",
        '\b' => @"\b",
        '\f' => @"\f",
        '\n' => @"\n",
        '\r' => @"\r",
        '\t' => @"\t",
        < ' ' or '<' or '>' or '&' or 0x2028 or 0x2029 => string.Create(CultureInfo.InvariantCulture, $@"\u{rune.Value:x4}"),
        _ => rune.ToString(),
    };
}
