using System.Text.Json;
using Reporting.Application.Ingestion.Faults;

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

/// <summary>A time that a record may leave out. Programs in Go write a time that was never set as the first instant of year 1, so that this too means none.</summary>
internal sealed class OptionalTimeType : WireType<DateTimeOffset?>
{
    private static readonly OptionalType<DateTimeOffset> Inner = new(new TimeType());

    public override bool TryRead(ref Utf8JsonReader reader, FaultList faults, out DateTimeOffset? value)
    {
        var ok = Inner.TryRead(ref reader, faults, out value);
        value = value == default(DateTimeOffset) ? null : value;
        return ok;
    }
}
