using System.Text.Json;
using Reporting.Application.Ingestion.Faults;
using Reporting.Domain.Ingestion;

namespace Reporting.Application.Ingestion.Wire;

/// <summary>Any JSON, kept as it came.</summary>
internal sealed class RawJsonType : WireType<RawJson>
{
    public override bool TryRead(ref Utf8JsonReader reader, FaultList faults, out RawJson value)
    {
        using var document = JsonDocument.ParseValue(ref reader);
        value = new RawJson(document.RootElement.GetRawText());
        return true;
    }
}
