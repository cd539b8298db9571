using System.Reflection;
using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Json;
using Reporting.Application.Ingestion.Faults;

namespace Reporting.Application.Ingestion.Wire;

/// <summary>One field of a record type.</summary>
internal abstract class Field<TRecord>(PropertyInfo property)
    where TRecord : class
{
    private readonly byte[] utf8Name = Encoding.UTF8.GetBytes(WireName.Of(property));

    public string Name { get; } = WireName.Of(property);

    public bool IsRequired { get; } = property.IsDefined(typeof(RequiredMemberAttribute));

    public static Field<TRecord> Of(PropertyInfo property)
        => (Field<TRecord>)Activator.CreateInstance(typeof(Field<,>).MakeGenericType(typeof(TRecord), property.PropertyType), property)!;

    public bool IsNamed(ref Utf8JsonReader reader)
        => reader.ValueIsEscaped
            ? TextType.TryReadText(ref reader, out var name) && string.Equals(name, Name, StringComparison.Ordinal)
            : reader.ValueSpan.SequenceEqual(utf8Name);

    /// <summary>Reads the field into the record.</summary>
    /// <returns>False when it is null, which counts as absent.</returns>
    public abstract bool Read(ref Utf8JsonReader reader, TRecord record, FaultList faults);
}

internal sealed class Field<TRecord, TValue> : Field<TRecord>
    where TRecord : class
{
    private readonly WireType<TValue> type = (WireType<TValue>)WireTypes.For(typeof(TValue));
    private readonly Action<TRecord, TValue> set;
    private readonly TValue absent;

    public Field(PropertyInfo property)
        : base(property)
    {
        set = property.SetMethod!.CreateDelegate<Action<TRecord, TValue>>();
        absent = (TValue)property.GetValue(Activator.CreateInstance<TRecord>())!;
    }

    public override bool Read(ref Utf8JsonReader reader, TRecord record, FaultList faults)
    {
        if (reader.TokenType == JsonTokenType.Null)
        {
            set(record, absent);
            return false;
        }

        var mark = faults.Count;
        if (type.TryRead(ref reader, faults, out var value))
        {
            set(record, value);
        }
        else
        {
            faults.Prefix(mark, Name);
        }

        return true;
    }
}
