using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Reporting.Api.Unleash.Json;

/// <summary>Times in UTC to the millisecond, the rest cut off: <c>2026-11-21T02:36:53.152Z</c>.</summary>
internal sealed class MillisecondsConverter : JsonConverter<DateTimeOffset>
{
    private const string Form = "yyyy-MM-dd'T'HH:mm:ss.fff'Z'";
    private const int Length = 24;

    public override DateTimeOffset Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => reader.GetDateTimeOffset();

    /// <summary>Trends have a time in each of some ten thousand rows, so it is written digit by digit.</summary>
    public override void Write(Utf8JsonWriter writer, DateTimeOffset value, JsonSerializerOptions options)
    {
        var utc = value.UtcDateTime;
        Span<byte> text = stackalloc byte[Length];
        "0000-00-00T00:00:00.000Z"u8.CopyTo(text);
        Fill(text[..4], utc.Year);
        Fill(text[5..7], utc.Month);
        Fill(text[8..10], utc.Day);
        Fill(text[11..13], utc.Hour);
        Fill(text[14..16], utc.Minute);
        Fill(text[17..19], utc.Second);
        Fill(text[20..23], utc.Millisecond);
        writer.WriteStringValue(text);
    }

    public static string Print(DateTimeOffset value) => value.UtcDateTime.ToString(Form, CultureInfo.InvariantCulture);

    private static void Fill(Span<byte> digits, int number)
    {
        for (var index = digits.Length - 1; index >= 0; index--)
        {
            (number, var digit) = Math.DivRem(number, 10);
            digits[index] = (byte)('0' + digit);
        }
    }
}
