using System.Net.Http.Headers;
using System.Reflection;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using Reporting.Domain.Ingestion;

namespace Reporting.Testing;

/// <summary>Records as their producer writes them, by another way than the service's own.</summary>
internal static class RecordLines
{
    private static readonly JsonSerializerOptions Wire = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Converters = { new AsItIs() },
    };

    public static string CollectionOf<TRecord>() => typeof(TRecord).GetCustomAttribute<CollectionAttribute>()!.Name;

    /// <summary>One JSON object a line.</summary>
    public static string Of<TRecord>(IEnumerable<TRecord> records) => string.Concat(records.Select(record => JsonSerializer.Serialize(record, Wire) + "\n"));

    public static StringContent Content<TRecord>(IEnumerable<TRecord> records) => Content(Of(records));

    public static StringContent Content(string lines) => new(lines, Encoding.UTF8) { Headers = { ContentType = new MediaTypeHeaderValue("application/x-ndjson") } };

    private sealed class AsItIs : JsonConverter<RawJson>
    {
        public override RawJson Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => new(JsonElement.ParseValue(ref reader).GetRawText());

        public override void Write(Utf8JsonWriter writer, RawJson value, JsonSerializerOptions options) => writer.WriteRawValue(value.Text);
    }
}
