using System.Text.Json;
using Reporting.Application.Ingestion.Faults;

namespace Reporting.Application.Ingestion.Wire;

internal sealed class BooleanType : WireType<bool>
{
    public override bool TryRead(ref Utf8JsonReader reader, FaultList faults, out bool value)
    {
        value = reader.TokenType == JsonTokenType.True;
        return value || reader.TokenType == JsonTokenType.False || Refuse(ref reader, faults, "must be true or false", out value);
    }
}
