using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Npgsql;
using NpgsqlTypes;

namespace Reporting.Infrastructure.Persistence.Merge;

/// <summary>Writes rows of one type into a binary COPY, each column by a delegate made once from the model.</summary>
internal sealed class RowCopier<TRow>(IEnumerable<IProperty> properties)
    where TRow : class
{
    private delegate Task ColumnWriter(NpgsqlBinaryImporter importer, TRow row, CancellationToken cancellationToken);

    private readonly ColumnWriter[] writers = [.. properties.Select(MakeWriter)];

    /// <summary>Writes the columns in the order of the properties; the row must have been started.</summary>
    public async Task WriteAsync(NpgsqlBinaryImporter importer, TRow row, CancellationToken cancellationToken)
    {
        foreach (var write in writers)
        {
            await write(importer, row, cancellationToken);
        }
    }

    private static ColumnWriter MakeWriter(IProperty property)
    {
        var column = new NpgsqlParameter { DataTypeName = property.GetColumnType() };
        var method = property.GetTypeMapping().Converter is not null ? nameof(MakeConverted)
            : Nullable.GetUnderlyingType(property.ClrType) is not null ? nameof(MakeNullable)
            : property.ClrType.IsValueType ? nameof(MakeValue)
            : nameof(MakeText);
        var type = Nullable.GetUnderlyingType(property.ClrType) ?? property.ClrType;
        var maker = typeof(RowCopier<TRow>).GetMethod(method, System.Reflection.BindingFlags.NonPublic | System.Reflection.BindingFlags.Static)!;
        return (ColumnWriter)(maker.IsGenericMethodDefinition ? maker.MakeGenericMethod(type) : maker).Invoke(null, [property, column.NpgsqlDbType])!;
    }

    private static ColumnWriter MakeValue<T>(IProperty property, NpgsqlDbType type)
    {
        var get = Getter<T>(property);
        return (importer, row, cancellationToken) => importer.WriteAsync(get(row), type, cancellationToken);
    }

    private static ColumnWriter MakeNullable<T>(IProperty property, NpgsqlDbType type)
        where T : struct
    {
        var get = Getter<T?>(property);
        return (importer, row, cancellationToken) => WriteNullableAsync(importer, get(row), type, cancellationToken);
    }

    private static ColumnWriter MakeText(IProperty property, NpgsqlDbType type)
    {
        var get = Getter<string?>(property);
        return (importer, row, cancellationToken) => get(row) is { } text
            ? importer.WriteAsync(text, type, cancellationToken)
            : importer.WriteNullAsync(cancellationToken);
    }

    private static ColumnWriter MakeConverted(IProperty property, NpgsqlDbType type)
    {
        var get = Getter<object?>(property);
        var convert = property.GetTypeMapping().Converter!.ConvertToProvider;
        return (importer, row, cancellationToken) => get(row) is { } value
            ? importer.WriteAsync((string)convert(value)!, type, cancellationToken)
            : importer.WriteNullAsync(cancellationToken);
    }

    public static Task WriteNullableAsync<T>(NpgsqlBinaryImporter importer, T? value, NpgsqlDbType type, CancellationToken cancellationToken)
        where T : struct
        => value is { } known ? importer.WriteAsync(known, type, cancellationToken) : importer.WriteNullAsync(cancellationToken);

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
