using System.Text.Json;
using Npgsql;

namespace Reporting.Infrastructure.Sources;

/// <summary>A row of the product: the record that it makes, or why it makes none.</summary>
internal sealed record SourceRow<TRecord>(string Key, TRecord? Record, string? Fault)
    where TRecord : class;

/// <summary>Makes records of rows, and of a row that is like no other what is told of it.</summary>
internal sealed class RowReading<TRecord>(SourceSession session, SourceCollection<TRecord> collection)
    where TRecord : class
{
    private readonly RecordKey<TRecord> key = new(session);

    public SourceRow<TRecord> Read(NpgsqlDataReader row)
    {
        try
        {
            var record = collection.Row(row, session);
            return new SourceRow<TRecord>(key.Of(record), record, Fault: null);
        }
        catch (JsonException)
        {
            return Odd(row, "the row has JSON of another shape than the product's others");
        }
        catch (InvalidCastException) when (LacksValues(row))
        {
            // Of a row with all values it would be the type of a column, which is a fault of the table.
            return Odd(row, "the row lacks a value that it needs");
        }
    }

    /// <summary>The key of a row's record, from the row alone.</summary>
    public string KeyOf(NpgsqlDataReader row) => RecordKey<TRecord>.Of(collection.KeyColumns(key.Length).Select(row.GetValue));

    private SourceRow<TRecord> Odd(NpgsqlDataReader row, string fault) => new(KeyOf(row), Record: null, fault);

    private static bool LacksValues(NpgsqlDataReader row) => Enumerable.Range(0, row.FieldCount).Any(row.IsDBNull);
}
