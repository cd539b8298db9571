using System.Reflection;
using System.Text.Json;
using Parquet;
using Parquet.Schema;
using Reporting.Domain.Ingestion;

namespace Reporting.Api.Answers;

/// <summary>
/// A field of rows as a column: numbers, days and times with their own types, times in UTC to the microsecond; ids, words and kept JSON as the text that JSON
/// shows; lists as lists of those.
/// </summary>
internal abstract class ParquetColumn(RowField source)
{
    private static readonly NullabilityInfoContext Nullability = new();

    public abstract Field Field { get; }

    protected string Name => source.Name;

    protected bool IsNullable { get; } = IsNullableOf(source.Property);

    public static IReadOnlyList<ParquetColumn> Of(Type rowType) => [.. RowField.Of(rowType).Select(Of)];

    public abstract Task WriteAsync(ParquetRowGroupWriter group, IReadOnlyList<object> rows);

    protected object? ValueOf(object row) => source.Property.GetValue(row);

    private static ParquetColumn Of(RowField field)
    {
        var type = Nullable.GetUnderlyingType(field.Property.PropertyType) ?? field.Property.PropertyType;
        return type switch
        {
            _ when type == typeof(int) => new ValueColumn<int>(field, value => (int)value),
            _ when type == typeof(long) => new ValueColumn<long>(field, value => (long)value),
            _ when type == typeof(double) => new ValueColumn<double>(field, value => (double)value),
            _ when type == typeof(bool) => new ValueColumn<bool>(field, value => (bool)value),
            _ when type == typeof(DateOnly) => new ValueColumn<DateOnly>(field, value => (DateOnly)value),
            _ when type == typeof(DateTimeOffset) => new ValueColumn<DateTime>(field, value => ((DateTimeOffset)value).UtcDateTime, Time),
            _ when type == typeof(string) || type == typeof(Guid) || type == typeof(RawJson) || type.IsEnum => new TextColumn(field),
            _ when type.IsAssignableTo(typeof(IEnumerable<Guid>)) || type.IsAssignableTo(typeof(IEnumerable<RawJson>)) => new ListColumn(field),
            _ => throw new NotSupportedException($"{field.Property.DeclaringType}.{field.Property.Name} has no form in Parquet."),
        };
    }

    private static DateTimeDataField Time(string name, bool isNullable)
        => new DateTimeDataField(name, DateTimeFormat.Timestamp, isAdjustedToUTC: true, DateTimeTimeUnit.Micros, isNullable);

    private static bool IsNullableOf(PropertyInfo property)
    {
        lock (Nullability)
        {
            return Nullability.Create(property).ReadState == NullabilityState.Nullable;
        }
    }

    private static string? Show(object? value) => value switch
    {
        RawJson json => json.Text,
        Enum word => JsonNamingPolicy.SnakeCaseLower.ConvertName(word.ToString()),
        _ => value?.ToString(),
    };

    private sealed class ValueColumn<TValue> : ParquetColumn
        where TValue : struct
    {
        private readonly Func<object, TValue> read;

        public ValueColumn(RowField field, Func<object, TValue> read)
            : this(field, read, static (name, isNullable) => new DataField<TValue>(name, isNullable))
        {
        }

        public ValueColumn(RowField field, Func<object, TValue> read, Func<string, bool, DataField> make)
            : base(field)
        {
            this.read = read;
            Field = make(Name, IsNullable);
        }

        public override Field Field { get; }

        public override Task WriteAsync(ParquetRowGroupWriter group, IReadOnlyList<object> rows)
        {
            var values = rows.Select(ValueOf);
            return IsNullable
                ? group.WriteAsync<TValue>((DataField)Field, values.Select(value => value is null ? (TValue?)null : read(value)).ToArray().AsMemory())
                : group.WriteAsync<TValue>((DataField)Field, values.Select(value => read(value!)).ToArray().AsMemory());
        }
    }

    private sealed class TextColumn : ParquetColumn
    {
        public TextColumn(RowField field)
            : base(field) => Field = new DataField(field.Name, typeof(string), IsNullable);

        public override Field Field { get; }

        public override Task WriteAsync(ParquetRowGroupWriter group, IReadOnlyList<object> rows)
            => group.WriteAsync((DataField)Field, rows.Select(row => Show(ValueOf(row))).ToArray()!);
    }

    /// <summary>An empty list is not null: it ends a level above that of a value.</summary>
    private sealed class ListColumn : ParquetColumn
    {
        private readonly DataField element = new("element", typeof(string), isNullable: false);

        public ListColumn(RowField field)
            : base(field) => Field = new ListField(field.Name, element);

        public override Field Field { get; }

        public override Task WriteAsync(ParquetRowGroupWriter group, IReadOnlyList<object> rows)
        {
            var (values, definitions, repetitions) = (new List<ReadOnlyMemory<char>>(), new List<int>(), new List<int>());
            foreach (var row in rows)
            {
                var first = true;
                foreach (var value in ((System.Collections.IEnumerable)ValueOf(row)!).Cast<object>())
                {
                    values.Add(Show(value).AsMemory());
                    definitions.Add(element.MaxDefinitionLevel);
                    repetitions.Add(first ? 0 : element.MaxRepetitionLevel);
                    first = false;
                }

                if (first)
                {
                    definitions.Add(element.MaxDefinitionLevel - 1);
                    repetitions.Add(0);
                }
            }

            return group.WriteAllPartsAsync<ReadOnlyMemory<char>>(element, values.ToArray(), definitions.ToArray(), repetitions.ToArray(), CancellationToken.None);
        }
    }
}
