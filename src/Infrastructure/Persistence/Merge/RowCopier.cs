using System.Linq.Expressions;
using System.Reflection;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;

namespace Reporting.Infrastructure.Persistence.Merge;

/// <summary>Writes rows of one type into a binary COPY, each column by a delegate made once from the model.</summary>
internal sealed class RowCopier<TRow>(IEnumerable<IProperty> properties)
    where TRow : class
{
    private readonly Action<CopyWriter, TRow>[] writers = [.. properties.Select(MakeWriter)];

    public int Columns => writers.Length;

    /// <summary>Writes the columns in the order of the properties; the row must have been started.</summary>
    public void Write(CopyWriter copy, TRow row)
    {
        foreach (var write in writers)
        {
            write(copy, row);
        }
    }

    /// <summary>Writes the columns as <see cref="Write(CopyWriter, TRow)"/> does.</summary>
    /// <param name="ofKey">Which of the columns belong to the key.</param>
    /// <returns>A hash of the key; the same for equal keys while the process runs.</returns>
    public ulong Write(CopyWriter copy, TRow row, bool[] ofKey)
    {
        var (low, high) = (new HashCode(), new HashCode());
        high.Add(writers.Length);
        for (var column = 0; column < writers.Length; column++)
        {
            var position = copy.Position;
            writers[column](copy, row);
            if (ofKey[column])
            {
                var written = copy.WrittenFrom(position);
                low.AddBytes(written);
                high.AddBytes(written);
            }
        }

        return ((ulong)(uint)high.ToHashCode() << 32) | (uint)low.ToHashCode();
    }

    private static Action<CopyWriter, TRow> MakeWriter(IProperty property)
    {
        var method = property.GetTypeMapping().Converter is not null ? nameof(MakeConverted)
            : Nullable.GetUnderlyingType(property.ClrType) is not null ? nameof(MakeNullable)
            : property.ClrType.IsValueType ? nameof(MakeValue)
            : nameof(MakeText);
        var type = Nullable.GetUnderlyingType(property.ClrType) ?? property.ClrType;
        var maker = typeof(RowCopier<TRow>).GetMethod(method, BindingFlags.NonPublic | BindingFlags.Static)!;
        return (Action<CopyWriter, TRow>)(maker.IsGenericMethodDefinition ? maker.MakeGenericMethod(type) : maker).Invoke(null, [property])!;
    }

    private static Action<CopyWriter, TRow> MakeValue<T>(IProperty property)
    {
        var get = Getter<T>(property);
        var write = CopyWriter.Of<T>();
        return (copy, row) => write(copy, get(row));
    }

    private static Action<CopyWriter, TRow> MakeNullable<T>(IProperty property)
        where T : struct
    {
        var get = Getter<T?>(property);
        var write = CopyWriter.Of<T>();
        return (copy, row) =>
        {
            if (get(row) is { } value)
            {
                write(copy, value);
            }
            else
            {
                copy.WriteNull();
            }
        };
    }

    private static Action<CopyWriter, TRow> MakeText(IProperty property)
    {
        var get = Getter<string?>(property);
        return (copy, row) => WriteText(copy, get(row), isJson: false);
    }

    private static Action<CopyWriter, TRow> MakeConverted(IProperty property)
    {
        var get = Getter<object?>(property);
        var convert = property.GetTypeMapping().Converter!.ConvertToProvider;
        var isJson = property.GetColumnType() is "jsonb";
        return (copy, row) => WriteText(copy, get(row) is { } value ? (string)convert(value)! : null, isJson);
    }

    private static void WriteText(CopyWriter copy, string? text, bool isJson)
    {
        if (text is null)
        {
            copy.WriteNull();
        }
        else
        {
            copy.Write(text, isJson);
        }
    }

    public static Func<TRow, T> Getter<T>(IProperty property)
    {
        var row = Expression.Parameter(typeof(TRow));
        return Expression.Lambda<Func<TRow, T>>(Expression.Convert(Access(row, property), typeof(T)), row).Compile();
    }

    /// <summary>A property of a complex type is a property of a property.</summary>
    private static MemberExpression Access(Expression row, IPropertyBase property)
        => Expression.Property(
            property.DeclaringType is IComplexType { ComplexProperty: var outer } ? Access(row, outer) : row,
            property.PropertyInfo!);
}
