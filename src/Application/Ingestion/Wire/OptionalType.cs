using System.Text.Json;

namespace Reporting.Application.Ingestion.Wire;

/// <summary>A value type that a record may leave out.</summary>
internal sealed class OptionalType<TValue>(WireType<TValue> type) : WireType<TValue?>
    where TValue : struct
{
    public override bool TryRead(ref Utf8JsonReader reader, FaultList faults, out TValue? value)
    {
        var ok = type.TryRead(ref reader, faults, out var known);
        value = ok ? known : null;
        return ok;
    }
}
