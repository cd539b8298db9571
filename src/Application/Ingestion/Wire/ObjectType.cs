using System.Numerics;
using System.Text.Json;
using Reporting.Application.Ingestion.Faults;

namespace Reporting.Application.Ingestion.Wire;

/// <summary>
/// An object whose property names are the fields of a record type, in snake_case. Its shape is read from the type once; reading one then
/// makes the record itself and nothing else.
/// </summary>
internal sealed class ObjectType<TRecord> : WireType<TRecord>
    where TRecord : class
{
    private readonly Field<TRecord>[] fields;
    private readonly ulong required;

    public ObjectType()
    {
        fields = [.. typeof(TRecord).GetProperties().Where(property => property.SetMethod is { IsPublic: true }).Select(Field<TRecord>.Of)];
        if (fields.Length > 64)
        {
            throw new NotSupportedException($"{typeof(TRecord)} has more than 64 fields.");
        }

        for (var i = 0; i < fields.Length; i++)
        {
            required |= fields[i].IsRequired ? 1UL << i : 0;
        }
    }

    /// <summary>The record with the fields that could be read; null when the value is no object.</summary>
    public override bool TryRead(ref Utf8JsonReader reader, FaultList faults, out TRecord value)
    {
        if (reader.TokenType != JsonTokenType.StartObject)
        {
            return Refuse(ref reader, faults, "must be an object", out value);
        }

        value = Activator.CreateInstance<TRecord>();
        var mark = faults.Count;
        var missing = required;
        var expected = 0;
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var index = Find(ref reader, expected);
            if (index < 0)
            {
                RefuseUnknown(ref reader, faults);
                continue;
            }

            reader.Read();
            var given = fields[index].Read(ref reader, value, faults);
            missing = given ? missing & ~(1UL << index) : missing | (required & (1UL << index));
            expected = index + 1;
        }

        ReportMissing(missing, faults);
        return faults.Count == mark;
    }

    /// <summary>Producers repeat one order of fields, so the next one is mostly the one after the last.</summary>
    private int Find(ref Utf8JsonReader reader, int expected)
    {
        for (var i = expected; i < fields.Length; i++)
        {
            if (fields[i].IsNamed(ref reader))
            {
                return i;
            }
        }

        for (var i = 0; i < Math.Min(expected, fields.Length); i++)
        {
            if (fields[i].IsNamed(ref reader))
            {
                return i;
            }
        }

        return -1;
    }

    private static void RefuseUnknown(ref Utf8JsonReader reader, FaultList faults)
    {
        var known = TextType.TryReadText(ref reader, out var name);
        faults.Add("is not a field of this collection", known ? name : "\ufffd");
        reader.Skip();
    }

    private void ReportMissing(ulong missing, FaultList faults)
    {
        for (; missing != 0; missing &= missing - 1)
        {
            faults.Add("is required", fields[BitOperations.TrailingZeroCount(missing)].Name);
        }
    }
}
