using System.Text.Json;
using System.Text.Json.Serialization;
using Reporting.Domain.Ingestion;

namespace Reporting.Api.Native;

/// <summary>Writes kept JSON as it came. It was checked when it came in.</summary>
internal sealed class RawJsonConverter : JsonConverter<RawJson>
{
    public override RawJson Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
        => new(JsonElement.ParseValue(ref reader).GetRawText());

    public override void Write(Utf8JsonWriter writer, RawJson value, JsonSerializerOptions options)
        => writer.WriteRawValue(value.Text, skipInputValidation: true);
}
