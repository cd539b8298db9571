using System.Globalization;
using System.Text.Json.Nodes;
using Parquet;
using Parquet.Data;
using Parquet.Schema;

namespace Reporting.IntegrationTests.BusinessIntelligence;

/// <summary>Reads a Parquet file as the objects that its rows are in JSON.</summary>
internal static class ParquetRows
{
    public static async Task<IReadOnlyList<JsonObject>> ReadAsync(byte[] file)
    {
        using var stream = new MemoryStream(file);
        await using var reader = await ParquetReader.CreateAsync(stream, new ParquetOptions { UseDateOnlyTypeForDates = true });
        var rows = new List<JsonObject>();
        for (var group = 0; group < reader.RowGroupCount; group++)
        {
            using var part = reader.OpenRowGroupReader(group);
            var first = rows.Count;
            rows.AddRange(Enumerable.Range(0, (int)part.RowCount).Select(_ => new JsonObject()));
            foreach (var field in reader.Schema.Fields)
            {
                var values = await ValuesAsync(part, field);
                for (var row = 0; row < values.Count; row++)
                {
                    rows[first + row][field.Name] = values[row];
                }
            }
        }

        return rows;
    }

    private static async Task<IReadOnlyList<JsonNode?>> ValuesAsync(ParquetRowGroupReader part, Field field)
    {
        if (field is ListField { Item: DataField element })
        {
            return Lists((RawColumnData<ReadOnlyMemory<char>>)await part.ReadRawColumnDataBaseAsync(element, CancellationToken.None), element);
        }

        var column = (DataField)field;
        var count = (int)part.RowCount;
        return column.ClrType switch
        {
            var type when type == typeof(int) => await NumbersAsync<int>(part, column, count, value => JsonValue.Create(value)),
            var type when type == typeof(long) => await NumbersAsync<long>(part, column, count, value => JsonValue.Create(value)),
            var type when type == typeof(double) => await NumbersAsync<double>(part, column, count, value => JsonValue.Create(value)),
            var type when type == typeof(bool) => await NumbersAsync<bool>(part, column, count, value => JsonValue.Create(value)),
            var type when type == typeof(DateOnly) => await NumbersAsync<DateOnly>(part, column, count, value => JsonValue.Create(value.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture))),
            var type when type == typeof(DateTime) => await NumbersAsync<DateTime>(part, column, count, value => JsonValue.Create(Show(column, value))),
            _ => await TextsAsync(part, column, count),
        };
    }

    private static string Show(DataField column, DateTime value)
        => column is DateTimeDataField { IsAdjustedToUTC: true, Unit: DateTimeTimeUnit.Micros } && value.Kind == DateTimeKind.Utc
            ? value.ToString("yyyy-MM-ddTHH:mm:ss.FFFFFF'Z'", CultureInfo.InvariantCulture)
            : $"{value:O}, not known to be UTC";

    private static async Task<IReadOnlyList<JsonNode?>> NumbersAsync<TValue>(ParquetRowGroupReader part, DataField column, int count, Func<TValue, JsonNode> show)
        where TValue : struct
    {
        if (column.IsNullable)
        {
            var some = new TValue?[count];
            await part.ReadAsync<TValue>(column, some.AsMemory());
            return [.. some.Select(value => value is { } known ? show(known) : null)];
        }

        var all = new TValue[count];
        await part.ReadAsync<TValue>(column, all.AsMemory());
        return [.. all.Select(show)];
    }

    private static async Task<IReadOnlyList<JsonNode?>> TextsAsync(ParquetRowGroupReader part, DataField column, int count)
    {
        var texts = new string?[count];
        await part.ReadAsync(column, texts.AsMemory()!);
        return [.. texts.Select(text => text is null ? null : JsonValue.Create(text))];
    }

    /// <summary>A value that begins a row has repetition level 0; below the highest definition level there is no value.</summary>
    private static IReadOnlyList<JsonNode?> Lists(RawColumnData<ReadOnlyMemory<char>> raw, DataField element)
    {
        var (lists, next) = (new List<JsonNode?>(), 0);
        var (definitions, repetitions, values) = (raw.DefinitionLevels.ToArray(), raw.RepetitionLevels.ToArray(), raw.Values.ToArray());
        for (var level = 0; level < definitions.Length; level++)
        {
            if (repetitions[level] == 0)
            {
                lists.Add(new JsonArray());
            }

            if (definitions[level] == element.MaxDefinitionLevel)
            {
                ((JsonArray)lists[^1]!).Add(values[next++].ToString());
            }
        }

        return lists;
    }
}
