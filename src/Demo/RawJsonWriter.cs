using System.Text.Json;
using System.Text.Json.Serialization;
using Reporting.Domain.Ingestion;

namespace Reporting.Demo;

/// <summary>Writes made-up JSON into a record as it is.</summary>
internal sealed class RawJsonWriter : JsonConverter<RawJson>
{
    public override RawJson Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
        => new(JsonElement.ParseValue(ref reader).GetRawText());

    public override void Write(Utf8JsonWriter writer, RawJson value, JsonSerializerOptions options)
        => writer.WriteRawValue(value.Text, skipInputValidation: true);
}
