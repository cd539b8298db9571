using System.Text.Json;
using Reporting.Application.Ingestion.Faults;

namespace Reporting.Application.Ingestion.Wire;

internal sealed class NumberType : WireType<double>
{
    public override bool TryRead(ref Utf8JsonReader reader, FaultList faults, out double value)
        => (reader.TokenType == JsonTokenType.Number && reader.TryGetDouble(out value) && double.IsFinite(value))
            || Refuse(ref reader, faults, "must be a number of double precision", out value);
}
