using System.Text.Json;
using Reporting.Application.Ingestion.Faults;

namespace Reporting.Application.Ingestion.Wire;

/// <summary>An object whose property names are data; of a name given twice the last value stands.</summary>
internal sealed class MapType<TValue>(WireType<TValue> type) : WireType<IReadOnlyDictionary<string, TValue>>
{
    public override bool TryRead(ref Utf8JsonReader reader, FaultList faults, out IReadOnlyDictionary<string, TValue> value)
    {
        if (reader.TokenType != JsonTokenType.StartObject)
        {
            return Refuse(ref reader, faults, "must be an object", out value);
        }

        var entries = new Dictionary<string, TValue>(StringComparer.Ordinal);
        var mark = faults.Count;
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            ReadEntry(ref reader, faults, entries);
        }

        value = entries;
        return faults.Count == mark;
    }

    private void ReadEntry(ref Utf8JsonReader reader, FaultList faults, Dictionary<string, TValue> entries)
    {
        var mark = faults.Count;
        if (!TextType.TryReadText(ref reader, out var name))
        {
            faults.Add("must have names without \\u0000 and unpaired surrogates");
            reader.Skip();
            return;
        }

        reader.Read();
        if (type.TryRead(ref reader, faults, out var value))
        {
            entries[name] = value;
        }
        else
        {
            faults.Prefix(mark, name);
        }
    }
}
