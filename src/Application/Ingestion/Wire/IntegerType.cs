using System.Text.Json;
using Reporting.Application.Ingestion.Faults;

namespace Reporting.Application.Ingestion.Wire;

internal sealed class Int64Type : WireType<long>
{
    public override bool TryRead(ref Utf8JsonReader reader, FaultList faults, out long value)
        => (reader.TokenType == JsonTokenType.Number && reader.TryGetInt64(out value))
            || Refuse(ref reader, faults, Integers.WhyNot(ref reader, 64), out value);
}

internal sealed class Int32Type : WireType<int>
{
    public override bool TryRead(ref Utf8JsonReader reader, FaultList faults, out int value)
        => (reader.TokenType == JsonTokenType.Number && reader.TryGetInt32(out value))
            || Refuse(ref reader, faults, Integers.WhyNot(ref reader, 32), out value);
}

internal static class Integers
{
    public static string WhyNot(ref Utf8JsonReader reader, int bits)
        => reader.TokenType == JsonTokenType.Number && !reader.ValueSpan.ContainsAny(".eE"u8)
            ? $"must be an integer of {bits} bits"
            : "must be an integer";
}
