using System.Text.Json;
using Reporting.Application.Ingestion.Faults;

namespace Reporting.Application.Ingestion.Wire;

/// <summary>How values of one type are written in records.</summary>
internal abstract class WireType<TValue>
{
    /// <summary>Reads the value on which the reader stands, to its last token; a value that is not of this type is a fault.</summary>
    public abstract bool TryRead(ref Utf8JsonReader reader, FaultList faults, out TValue value);

    protected static bool Refuse(ref Utf8JsonReader reader, FaultList faults, string message, out TValue value)
    {
        reader.Skip();
        faults.Add(message);
        value = default!;
        return false;
    }
}
