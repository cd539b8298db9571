using Npgsql;
using NpgsqlTypes;

namespace Reporting.Infrastructure.Persistence.Merge;

/// <summary>Where stored records can be: a table, or one partition of it, which has a first and a last moment.</summary>
/// <param name="StoredDays">The UTC days of it that stored records can be of, where the key has the time.</param>
internal sealed record StoredPart(string Table, (DateTimeOffset First, DateTimeOffset Last)? Times, DateOnly[] StoredDays)
{
    public NpgsqlParameter Days => new NpgsqlParameter<DateOnly[]> { TypedValue = StoredDays };

    public NpgsqlParameter[] Span => Times is var (first, last) ? [Time(first), Time(last)] : [];

    private static NpgsqlParameter<DateTimeOffset> Time(DateTimeOffset time) => new() { TypedValue = time };
}

/// <summary>
/// In which months an instance has records of a collection. Only partitions that can hold a key are looked at, and locked:
/// there may be hundreds of months of other instances.
/// </summary>
internal sealed class StoredMonths(NpgsqlConnection connection, RecordTable table, int instanceId)
{
    private static readonly ILookup<DateOnly, DateOnly> NoDays = Array.Empty<DateOnly>().ToLookup(day => day);

    private readonly MergeSql sql = new(table);

    /// <summary>
    /// Where stored records can have the keys of these: partitions by their names. Where the key has the time, it is the months of
    /// those days of the records on which there were any before; else each month of the instance whose ids reach into theirs.
    /// </summary>
    public async Task<IReadOnlyList<StoredPart>> FindAsync(CopiedRecords copied, CancellationToken cancellationToken)
    {
        if (table.TimeColumn is null)
        {
            return [new StoredPart(table.Name, Times: null, [])];
        }

        if (copied.Count == 0)
        {
            return [];
        }

        if (!table.TimeInKey)
        {
            return await LockAsync(await ReadMonthsAsync(copied, cancellationToken), NoDays, cancellationToken);
        }

        var days = (await ReadDaysAsync(copied, cancellationToken)).ToLookup(day => day.AddDays(1 - day.Day));
        var parts = await LockAsync([.. copied.Months.Keys.Order()], days, cancellationToken);
        return [.. parts.Where(part => part.StoredDays.Length > 0)];
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
    private async Task<IReadOnlyList<StoredPart>> LockAsync(IReadOnlyList<DateOnly> months, ILookup<DateOnly, DateOnly> storedDays, CancellationToken cancellationToken)
    {
        if (months.Count == 0)
        {
            return [];
        }

        var parts = months.Select(month => (Month: month, Part: PartOf(month, [.. storedDays[month]]))).ToList();
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

    private StoredPart PartOf(DateOnly month, DateOnly[] storedDays)
    {
        var first = new DateTimeOffset(month, TimeOnly.MinValue, TimeSpan.Zero);
        return new StoredPart(Partitions.NameOf(table.Name, month), (first, first.AddMonths(1).AddMicroseconds(-1)), storedDays);
    }

    private async Task<IReadOnlyList<DateOnly>> ReadMonthsAsync(CopiedRecords copied, CancellationToken cancellationToken)
    {
        await using var command = Command(sql.ReadStoredMonths);
        command.Parameters.Add(new NpgsqlParameter<long> { TypedValue = copied.Ids.First });
        command.Parameters.Add(new NpgsqlParameter<long> { TypedValue = copied.Ids.Last });
        return await ReadDatesAsync(command, cancellationToken);
    }

    private async Task<IReadOnlyList<DateOnly>> ReadDaysAsync(CopiedRecords copied, CancellationToken cancellationToken)
    {
        await using var command = Command(MergeSql.ReadStoredDays);
        command.Parameters.Add(new NpgsqlParameter<DateOnly[]> { TypedValue = [.. copied.Days] });
        return await ReadDatesAsync(command, cancellationToken);
    }

    private static async Task<IReadOnlyList<DateOnly>> ReadDatesAsync(NpgsqlCommand command, CancellationToken cancellationToken)
    {
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        var dates = new List<DateOnly>();
        while (await reader.ReadAsync(cancellationToken))
        {
            dates.Add(await reader.GetFieldValueAsync<DateOnly>(0, cancellationToken));
        }

        return dates;
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
