using Npgsql;
using NpgsqlTypes;

namespace Reporting.Infrastructure.Persistence.Merge;

/// <summary>Where stored records can be: a table, or one partition of it, which has a first and a last moment.</summary>
internal sealed record StoredPart(string Table, (DateTimeOffset First, DateTimeOffset Last)? Times)
{
    public NpgsqlParameter[] Span => Times is var (first, last) ? [Time(first), Time(last)] : [];

    private static NpgsqlParameter<DateTimeOffset> Time(DateTimeOffset time) => new() { TypedValue = time };
}

/// <summary>
/// In which months an instance has records of a collection. Only partitions that can hold a key are looked at, and locked:
/// there may be hundreds of months of other instances.
/// </summary>
internal sealed class StoredMonths(NpgsqlConnection connection, RecordTable table, int instanceId)
{
    private readonly MergeSql sql = new(table);

    /// <summary>
    /// Where stored records can have the keys of these: partitions by their names. Where the key has the time, it is the months
    /// of the records that came; else each month of the instance whose ids reach into theirs.
    /// </summary>
    public async Task<IReadOnlyList<StoredPart>> FindAsync(CopiedRecords copied, CancellationToken cancellationToken)
    {
        if (table.TimeColumn is null)
        {
            return [new StoredPart(table.Name, Times: null)];
        }

        return copied.Count == 0 ? [] : await LockAsync(table.TimeInKey ? [.. copied.Months.Keys.Order()] : await ReadAsync(copied, cancellationToken), cancellationToken);
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

    /// <summary>Those of the months that still have a partition, which then stays until the transaction ends.</summary>
    private async Task<IReadOnlyList<StoredPart>> LockAsync(IReadOnlyList<DateOnly> months, CancellationToken cancellationToken)
    {
        if (months.Count == 0)
        {
            return [];
        }

        var parts = months.Select(month => (Month: month, Part: PartOf(month))).ToList();
        foreach (var (_, part) in parts)
        {
            await using var command = new NpgsqlCommand(sql.LockMonths, connection);
            command.Parameters.Add(new NpgsqlParameter<int> { TypedValue = instanceId });
            command.Parameters.AddRange(part.Span);
            await command.ExecuteNonQueryAsync(cancellationToken);
        }

        var gone = await Partitions.ReadMissingAsync(connection, table.Name, months, cancellationToken);
        return [.. parts.Where(each => !gone.Contains(each.Month)).Select(each => each.Part)];
    }

    private StoredPart PartOf(DateOnly month)
    {
        var first = new DateTimeOffset(month, TimeOnly.MinValue, TimeSpan.Zero);
        return new StoredPart(Partitions.NameOf(table.Name, month), (first, first.AddMonths(1).AddMicroseconds(-1)));
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
