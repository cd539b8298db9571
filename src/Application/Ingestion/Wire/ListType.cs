using System.Text.Json;
using Reporting.Application.Ingestion.Faults;

namespace Reporting.Application.Ingestion.Wire;

internal sealed class ListType<TItem>(WireType<TItem> type) : WireType<IReadOnlyList<TItem>>
{
    public override bool TryRead(ref Utf8JsonReader reader, FaultList faults, out IReadOnlyList<TItem> value)
    {
        if (reader.TokenType != JsonTokenType.StartArray)
        {
            return Refuse(ref reader, faults, "must be an array", out value);
        }

        var items = new List<TItem>();
        var mark = faults.Count;
        for (var index = 0; reader.Read() && reader.TokenType != JsonTokenType.EndArray; index++)
        {
            var before = faults.Count;
            if (type.TryRead(ref reader, faults, out var item))
            {
                items.Add(item);
            }
            else
            {
                faults.Prefix(before, $"[{index}]");
            }
        }

        value = items;
        return faults.Count == mark;
    }
}
