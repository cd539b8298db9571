using System.Text.Json;
using Reporting.Application.Ingestion.Faults;

namespace Reporting.Application.Ingestion.Wire;

internal sealed class UuidType : WireType<Guid>
{
    public override bool TryRead(ref Utf8JsonReader reader, FaultList faults, out Guid value)
        => (reader.TokenType == JsonTokenType.String && reader.TryGetGuid(out value))
            || Refuse(ref reader, faults, "must be a uuid", out value);
}
