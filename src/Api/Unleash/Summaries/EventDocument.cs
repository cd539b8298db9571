using System.Text.Json;
using Reporting.Domain.Ingestion;

namespace Reporting.Api.Unleash.Summaries;

/// <summary>The data of an event as summaries read it; a missing value is an empty text.</summary>
internal readonly struct EventDocument
{
    private static readonly JsonDocumentOptions Lenient = new() { MaxDepth = 1000 };

    private readonly JsonElement root;

    private EventDocument(JsonElement root) => this.root = root;

    /// <summary>Whether there is a value; a JSON null is none.</summary>
    public bool Exists => root.ValueKind is not (JsonValueKind.Undefined or JsonValueKind.Null);

    public static EventDocument Of(RawJson? json) => json is null ? default : new(JsonElement.Parse(json.Text, Lenient));

    public EventDocument this[string name] => root.ValueKind == JsonValueKind.Object && root.TryGetProperty(name, out var value) ? new(value) : default;

    /// <summary>Whether an object names it, be it null.</summary>
    public bool Has(string name) => root.ValueKind == JsonValueKind.Object && root.TryGetProperty(name, out _);

    public bool IsTrue => root.ValueKind == JsonValueKind.True;

    public IReadOnlyList<EventDocument> Items => root.ValueKind == JsonValueKind.Array ? [.. root.EnumerateArray().Select(item => new EventDocument(item))] : [];

    /// <summary>As the product prints it: an empty text for a missing value, commas between the items of a list.</summary>
    public string Text => root.ValueKind switch
    {
        JsonValueKind.Undefined or JsonValueKind.Null => "",
        JsonValueKind.String => Unescape(root),
        JsonValueKind.Array => string.Join(',', Items.Select(item => item.Text)),
        JsonValueKind.Object => "[object Object]",
        _ => root.GetRawText(),
    };

    /// <summary>The same within a sentence about a change, in which a missing value is called missing.</summary>
    public string Value => root.ValueKind switch
    {
        JsonValueKind.Undefined => "undefined",
        JsonValueKind.Null => "null",
        _ => Text,
    };

    /// <summary>Half a surrogate pair is JSON, but no text: such a string is left as it was written.</summary>
    private static string Unescape(JsonElement text)
    {
        try
        {
            return text.GetString()!;
        }
        catch (InvalidOperationException)
        {
            return text.GetRawText().Trim('"');
        }
    }
}
