using Npgsql;
using NpgsqlTypes;

namespace Reporting.Infrastructure.Persistence.Merge;

/// <summary>
/// In which months an instance has records of a collection. Only partitions that can hold a key are looked at, and locked:
/// there may be hundreds of months of other instances.
/// </summary>
internal sealed class StoredMonths(NpgsqlConnection connection, RecordTable table, int instanceId)
{
    private readonly MergeSql sql = new(table);

    /// <returns>Spans of time, both ends inclusive, in which stored records can have the keys of these.</returns>
    public async Task<IReadOnlyList<(DateTimeOffset First, DateTimeOffset Last)>> FindAsync(CopiedRecords copied, CancellationToken cancellationToken)
    {
        if (copied.Count == 0)
        {
            return [];
        }

        return table.TimeInKey ? [copied.Span] : Join(await ReadAsync(copied, cancellationToken));
    }

    public async Task KeepAsync(CopiedRecords copied, CancellationToken cancellationToken)
    {
        var numbers = table.NumberProperty is not null;
        await using var command = Command(sql.WriteStoredMonths);
        command.Parameters.Add(new NpgsqlParameter<DateOnly[]> { TypedValue = [.. copied.Months.Keys] });
        command.Parameters.Add(Ids(copied.Months.Values.Select(ids => numbers ? ids.First : (long?)null)));
        command.Parameters.Add(Ids(copied.Months.Values.Select(ids => numbers ? ids.Last : (long?)null)));
        await command.ExecuteNonQueryAsync(cancellationToken);
    }

    /// <returns>The earliest and the latest time of the stored records that go.</returns>
    public async Task<(DateTimeOffset First, DateTimeOffset Last)> ReadOutgoingSpanAsync(CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand(sql.ReadOutgoingSpan, connection);
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        await reader.ReadAsync(cancellationToken);
        return (await reader.GetFieldValueAsync<DateTimeOffset>(0, cancellationToken), await reader.GetFieldValueAsync<DateTimeOffset>(1, cancellationToken));
    }

    /// <summary>Months that follow each other are one span.</summary>
    private static List<(DateTimeOffset First, DateTimeOffset Last)> Join(IReadOnlyList<DateOnly> months)
    {
        var spans = new List<(DateTimeOffset First, DateTimeOffset Last)>();
        foreach (var month in months)
        {
            var first = new DateTimeOffset(month, TimeOnly.MinValue, TimeSpan.Zero);
            var last = first.AddMonths(1).AddMicroseconds(-1);
            if (spans.Count > 0 && spans[^1].Last.AddMicroseconds(1) == first)
            {
                spans[^1] = (spans[^1].First, last);
            }
            else
            {
                spans.Add((first, last));
            }
        }

        return spans;
    }

    private async Task<IReadOnlyList<DateOnly>> ReadAsync(CopiedRecords copied, CancellationToken cancellationToken)
    {
        await using var command = Command(sql.ReadStoredMonths);
        command.Parameters.Add(new NpgsqlParameter<long> { TypedValue = copied.Ids.First });
        command.Parameters.Add(new NpgsqlParameter<long> { TypedValue = copied.Ids.Last });
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        var months = new List<DateOnly>();
        while (await reader.ReadAsync(cancellationToken))
        {
            months.Add(await reader.GetFieldValueAsync<DateOnly>(0, cancellationToken));
        }

        return months;
    }

    private NpgsqlCommand Command(string text)
    {
        var command = new NpgsqlCommand(text, connection);
        command.Parameters.Add(new NpgsqlParameter<int> { TypedValue = instanceId });
        command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = table.Collection });
        return command;
    }

    private static NpgsqlParameter Ids(IEnumerable<long?> ids) => new() { Value = ids.ToArray(), NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Bigint };
}
