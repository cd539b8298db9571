using System.Reflection;
using Npgsql;
using Reporting.Domain.Ingestion;

namespace Reporting.Infrastructure.Sources;

/// <summary>What fills one collection, and how it is followed.</summary>
internal abstract class SourceCollection(Type record, IReadOnlyList<string> tables)
{
    public string Name { get; } = record.GetCustomAttribute<CollectionAttribute>()!.Name;

    /// <summary>The tables that are read for it; where one is optional and not there, the collection is left out.</summary>
    public IReadOnlyList<string> Tables { get; } = tables;

    /// <summary>Those and what a schema of the product has besides.</summary>
    public IReadOnlyList<string> TablesOf(SourceSchema schema) => [.. Tables, .. MoreTables(schema)];

    public Func<SourceSchema, IReadOnlyList<string>> MoreTables { get; init; } = _ => [];

    public abstract CollectionReading Open(SourceSession session, CollectionState state);
}

/// <summary>Makes a record of a row.</summary>
internal delegate TRecord RowReader<TRecord>(NpgsqlDataReader row, SourceSession session);

/// <param name="file">The SQL that reads it from a schema.</param>
internal abstract class SourceCollection<TRecord>(IReadOnlyList<string> tables, Func<SourceSchema, string> file, RowReader<TRecord> row)
    : SourceCollection(typeof(TRecord), tables)
    where TRecord : class
{
    public Func<SourceSchema, string> File { get; } = file;

    public RowReader<TRecord> Row { get; } = row;

    /// <summary>Which columns of a row have the record's key, where they are not the usual ones.</summary>
    public IReadOnlyList<int>? Keys { get; init; }

    /// <summary>Which columns of a row have the record's key, in its order.</summary>
    public IEnumerable<int> KeyColumns(int length) => Keys ?? Enumerable.Range(FirstKey, length);

    protected abstract int FirstKey { get; }
}

/// <summary>A table that is read whole each time and compared with what was read before.</summary>
internal sealed class WholeCollection<TRecord>(IReadOnlyList<string> tables, Func<SourceSchema, string> file, RowReader<TRecord> row)
    : SourceCollection<TRecord>(tables, file, row)
    where TRecord : class
{
    public WholeCollection(string table, string file, RowReader<TRecord> row)
        : this([table], _ => file, row)
    {
    }

    public override CollectionReading Open(SourceSession session, CollectionState state) => new WholeReading<TRecord>(session, this, state);

    protected override int FirstKey => 0;
}

/// <summary>A table that is read from where it was read up to, and a little before.</summary>
internal sealed class FollowedCollection<TRecord>(IReadOnlyList<string> tables, Func<SourceSchema, string> file, RowReader<TRecord> row, Watermark watermark)
    : SourceCollection<TRecord>(tables, file, row)
    where TRecord : class
{
    public FollowedCollection(string table, string file, RowReader<TRecord> row, Watermark watermark)
        : this([table], _ => file, row, watermark)
    {
    }

    public Watermark Watermark { get; } = watermark;

    public override CollectionReading Open(SourceSession session, CollectionState state) => new FollowedReading<TRecord>(session, this, state);

    /// <summary>After the time that most are ordered by.</summary>
    protected override int FirstKey => Watermark.IsById ? 0 : 1;
}

/// <summary>In which order a table is read, and how far back it is read again for rows that were committed late.</summary>
/// <param name="At">The position of a row.</param>
internal sealed record Watermark(Func<NpgsqlDataReader, Position> At)
{
    /// <summary>Whether the order is that of an id; else it is that of a time.</summary>
    public bool IsById { get; init; }

    /// <summary>Whether the order tells the records apart too, so that no record comes twice while the table is read on.</summary>
    public bool IsByKey { get; init; }

    public long IdsBack { get; init; } = 1_000;

    public TimeSpan Back { get; init; } = TimeSpan.FromMinutes(10);

    /// <summary>Whether the reading starts on a full hour.</summary>
    public bool FromFullHour { get; init; }

    public Reconciliation Reconciliation { get; init; }

    /// <summary>For <see cref="Reconciliation.Ids"/> and <see cref="Reconciliation.Counts"/>: what there is in the product.</summary>
    public string? CountFile { get; init; }

    /// <summary>For <see cref="Reconciliation.Ids"/>: every id there is, in order.</summary>
    public string? IdFile { get; init; }

    /// <summary>A column of ours that the product fills in later.</summary>
    public string? FilledInLater { get; init; }

    /// <summary>The ids of the rows that it is not filled in of, in order.</summary>
    public string? EmptyFile { get; init; }

    /// <summary>For <see cref="Reconciliation.Counts"/>: the column of ours that holds the time of the order.</summary>
    public string? TimeColumn { get; init; }

    /// <summary>The collection whose records take the place of these when they come.</summary>
    public string? StandsInFor { get; init; }

    /// <summary>From where on a table is read again when it has been read up to a position.</summary>
    /// <param name="beforeRecent">The id after which all rows may be as recent as the overlap, where it is known.</param>
    /// <param name="moment">Before which it was read: rows of the future don't keep those of the present from being read.</param>
    public Position Reread(Position reached, long? beforeRecent, DateTimeOffset moment)
    {
        if (reached == Position.Start)
        {
            return reached;
        }

        if (IsById)
        {
            return new Position { Id = Math.Min(reached.Id - IdsBack, beforeRecent ?? reached.Id) };
        }

        var time = Recent(reached, moment);
        return new Position { Time = FromFullHour ? time.Date.AddHours(time.Hour) : time };
    }

    /// <summary>
    /// The id of the row before the first that is as recent as the overlap: ids between the two may belong to rows that are still to be
    /// committed. Null where the first of the rows is as recent.
    /// </summary>
    public long? BeforeRecent<TRecord>(List<TableRow<TRecord>> rows, Position reached, DateTimeOffset moment)
        where TRecord : class
    {
        if (!IsById)
        {
            return null;
        }

        var since = Recent(reached, moment);
        var first = rows.FindIndex(row => row.At.Time >= since);
        return first > 0 ? rows[first - 1].At.Id : null;
    }

    /// <summary>Since when rows may have been committed late when a table has been read up to a position.</summary>
    private DateTime Recent(Position reached, DateTimeOffset moment) => Position.Back(reached.Time < moment.UtcDateTime ? reached.Time : moment.UtcDateTime, Back);

    /// <summary>Whether a row is read again when the reading starts from a position.</summary>
    public bool IsReread(Position row, Position from) => IsById ? row.Id > from.Id : row.Time >= from.Time;

    /// <summary>Whether a row lies behind another in the product's own order, whatever else tells them apart.</summary>
    public bool IsBehind(Position one, Position other) => IsById ? one.Id < other.Id : one.Time < other.Time;
}

/// <summary>How is found, once an hour and after a start, what a watermark cannot show.</summary>
internal enum Reconciliation
{
    /// <summary>The product forgets by age, and what it forgets is kept.</summary>
    None,

    /// <summary>The table is read whole, and what it has no more is removed.</summary>
    Replace,

    /// <summary>Counts, and where they differ every id. What is older than the oldest row left was forgotten by age.</summary>
    Ids,

    /// <summary>Counts, and where they differ the table is read again; what it has no more is removed.</summary>
    Counts,
}
