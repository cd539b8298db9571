using System.Text.Json;
using System.Text.Json.Serialization;
using Reporting.Api.Coder.Go;

namespace Reporting.Api.Coder.Json;

/// <summary>Times as Go writes them: the offset as it came, <c>Z</c> for none.</summary>
internal sealed class GoTimeConverter : JsonConverter<DateTimeOffset>
{
    public override DateTimeOffset Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => reader.GetDateTimeOffset();

    public override void Write(Utf8JsonWriter writer, DateTimeOffset value, JsonSerializerOptions options) => writer.WriteStringValue(GoTime.Format(value));
}
