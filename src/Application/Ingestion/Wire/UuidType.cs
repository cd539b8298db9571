using System.Text.Json;
using Reporting.Application.Ingestion.Faults;

namespace Reporting.Application.Ingestion.Wire;

internal sealed class UuidType : WireType<Guid>
{
    public override bool TryRead(ref Utf8JsonReader reader, FaultList faults, out Guid value)
        => TryReadUuid(ref reader, out value) || Refuse(ref reader, faults, "must be a uuid", out value);

    /// <summary>The reader throws at escapes that are halves of a surrogate pair.</summary>
    private static bool TryReadUuid(ref Utf8JsonReader reader, out Guid value)
    {
        try
        {
            value = Guid.Empty;
            return reader.TokenType == JsonTokenType.String && reader.TryGetGuid(out value);
        }
        catch (InvalidOperationException)
        {
            value = Guid.Empty;
            return false;
        }
    }
}
