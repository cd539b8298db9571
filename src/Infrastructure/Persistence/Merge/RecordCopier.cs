using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Npgsql;
using NpgsqlTypes;
using Reporting.Domain.Ingestion;

namespace Reporting.Infrastructure.Persistence.Merge;

/// <summary>Writes records of one type into a binary COPY, each column by a delegate made once from the model.</summary>
internal sealed class RecordCopier<TRecord>(RecordTable table)
    where TRecord : class
{
    private delegate Task ColumnWriter(NpgsqlBinaryImporter importer, TRecord record, CancellationToken cancellationToken);

    private readonly ColumnWriter[] writers = [.. table.Properties.Select(MakeWriter)];
    private readonly Func<TRecord, DateTimeOffset>? partitionTime = table.PartitionProperty is { } time ? Getter<DateTimeOffset>(time) : null;
    private readonly Func<TRecord, long> number = table.NumberProperty is { } id ? Getter<long>(id) : static _ => 0;

    public async Task<CopiedRecords> CopyAsync(
        NpgsqlBinaryImporter importer,
        IAsyncEnumerable<ReceivedRecord<TRecord>> records,
        CancellationToken cancellationToken)
    {
        var copied = new CopiedRecords();
        await foreach (var received in records.WithCancellation(cancellationToken))
        {
            await importer.StartRowAsync(cancellationToken);
            foreach (var write in writers)
            {
                await write(importer, received.Value, cancellationToken);
            }

            await importer.WriteAsync(received.Number, NpgsqlDbType.Bigint, cancellationToken);
            await WriteNullableAsync(importer, received.Line, NpgsqlDbType.Bigint, cancellationToken);
            if (partitionTime is not null)
            {
                copied.See(partitionTime(received.Value), number(received.Value), received.Number, received.Line);
            }

            copied.Count++;
        }

        await importer.CompleteAsync(cancellationToken);
        return copied;
    }

    private static ColumnWriter MakeWriter(IProperty property)
    {
        var column = new NpgsqlParameter { DataTypeName = property.GetColumnType() };
        var method = property.GetTypeMapping().Converter is not null ? nameof(MakeConverted)
            : Nullable.GetUnderlyingType(property.ClrType) is not null ? nameof(MakeNullable)
            : property.ClrType.IsValueType ? nameof(MakeValue)
            : nameof(MakeText);
        var type = Nullable.GetUnderlyingType(property.ClrType) ?? property.ClrType;
        var maker = typeof(RecordCopier<TRecord>).GetMethod(method, System.Reflection.BindingFlags.NonPublic | System.Reflection.BindingFlags.Static)!;
        return (ColumnWriter)(maker.IsGenericMethodDefinition ? maker.MakeGenericMethod(type) : maker).Invoke(null, [property, column.NpgsqlDbType])!;
    }

    private static ColumnWriter MakeValue<T>(IProperty property, NpgsqlDbType type)
    {
        var get = Getter<T>(property);
        return (importer, record, cancellationToken) => importer.WriteAsync(get(record), type, cancellationToken);
    }

    private static ColumnWriter MakeNullable<T>(IProperty property, NpgsqlDbType type)
        where T : struct
    {
        var get = Getter<T?>(property);
        return (importer, record, cancellationToken) => WriteNullableAsync(importer, get(record), type, cancellationToken);
    }

    private static ColumnWriter MakeText(IProperty property, NpgsqlDbType type)
    {
        var get = Getter<string?>(property);
        return (importer, record, cancellationToken) => get(record) is { } text
            ? importer.WriteAsync(text, type, cancellationToken)
            : importer.WriteNullAsync(cancellationToken);
    }

    private static ColumnWriter MakeConverted(IProperty property, NpgsqlDbType type)
    {
        var get = Getter<object?>(property);
        var convert = property.GetTypeMapping().Converter!.ConvertToProvider;
        return (importer, record, cancellationToken) => get(record) is { } value
            ? importer.WriteAsync((string)convert(value)!, type, cancellationToken)
            : importer.WriteNullAsync(cancellationToken);
    }

    private static Task WriteNullableAsync<T>(NpgsqlBinaryImporter importer, T? value, NpgsqlDbType type, CancellationToken cancellationToken)
        where T : struct
        => value is { } known ? importer.WriteAsync(known, type, cancellationToken) : importer.WriteNullAsync(cancellationToken);

    private static Func<TRecord, T> Getter<T>(IProperty property)
    {
        var record = Expression.Parameter(typeof(TRecord));
        return Expression.Lambda<Func<TRecord, T>>(Expression.Convert(Expression.Property(record, property.PropertyInfo!), typeof(T)), record).Compile();
    }
}
