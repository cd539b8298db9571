using System.Text;
using System.Text.Json;
using Reporting.Application.Ingestion.Faults;

namespace Reporting.Application.Ingestion.Wire;

internal sealed class TimeType : WireType<DateTimeOffset>
{
    public override bool TryRead(ref Utf8JsonReader reader, FaultList faults, out DateTimeOffset value)
        => (reader.TokenType == JsonTokenType.String && TryReadTime(ref reader, out value))
            || Refuse(ref reader, faults, "must be a date-time with an offset", out value);

    private static bool TryReadTime(ref Utf8JsonReader reader, out DateTimeOffset value)
    {
        value = default;
        return reader.ValueIsEscaped
            ? TextType.TryReadText(ref reader, out var text) && Rfc3339.TryParse(Encoding.UTF8.GetBytes(text), out value)
            : Rfc3339.TryParse(reader.ValueSpan, out value);
    }
}
