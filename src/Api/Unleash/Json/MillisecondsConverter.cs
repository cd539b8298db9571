using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Reporting.Api.Unleash.Json;

/// <summary>Times in UTC to the millisecond, the rest cut off: <c>2026-11-21T02:36:53.152Z</c>.</summary>
internal sealed class MillisecondsConverter : JsonConverter<DateTimeOffset>
{
    private const string Form = "yyyy-MM-dd'T'HH:mm:ss.fff'Z'";

    public override DateTimeOffset Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => reader.GetDateTimeOffset();

    public override void Write(Utf8JsonWriter writer, DateTimeOffset value, JsonSerializerOptions options) => writer.WriteStringValue(Print(value));

    public static string Print(DateTimeOffset value) => value.UtcDateTime.ToString(Form, CultureInfo.InvariantCulture);
}
