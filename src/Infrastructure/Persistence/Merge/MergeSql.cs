using Microsoft.EntityFrameworkCore;

namespace Reporting.Infrastructure.Persistence.Merge;

/// <summary>
/// The statements of one merge, made from the model's names alone. One working table holds the request's records
/// (<c>incoming</c>), another the stored ones that they remove or replace (<c>outgoing</c>); <c>$1</c> is the instance.
/// </summary>
internal sealed class MergeSql(RecordTable table)
{
    private readonly string columns = string.Join(", ", table.Columns);
    private readonly string key = string.Join(", ", table.Key);
    private readonly string ofOneKey = table.IsSingle ? string.Empty : $"PARTITION BY {string.Join(", ", table.Key)}";

    /// <summary>Makes the working tables of a connection, unless it has them.</summary>
    public string CreateWorkingTables { get; } =
        $"""
         SET client_min_messages = warning;
         CREATE TEMP TABLE IF NOT EXISTS {table.Incoming} (
             {Declared(table)},
             record_number bigint NOT NULL,
             record_line bigint
         );
         CREATE TEMP TABLE IF NOT EXISTS {table.Outgoing} (
             {Declared(table)}
         );
         {OutgoingIndex(table)}
         """;

    public string EmptyWorkingTables { get; } = WorkingTables.Empty(table.Incoming, table.Outgoing);

    public string Copy => $"COPY {table.Incoming} ({columns}, record_number, record_line) FROM STDIN (FORMAT binary)";

    public string Lock => $"SELECT pg_advisory_xact_lock('{table.Name}'::regclass::oid::integer, $1)";

    /// <summary>The first records whose key came before in the same request; in a collection of one, all but the first record.</summary>
    public string FindDuplicates =>
        $"""
         SELECT later.record_number, later.record_line, later.first_number
         FROM (
             SELECT incoming.record_number, incoming.record_line, min(incoming.record_number) OVER ({ofOneKey}) AS first_number
             FROM {table.Incoming} AS incoming
         ) AS later
         WHERE later.record_number > later.first_number
         ORDER BY later.record_number
         LIMIT 100
         """;

    /// <summary>Of a key given twice the last record stands, with the greatest of what only grows.</summary>
    public string DropDuplicates =>
        $"""
         WITH repeated AS (
             SELECT {key}, max(incoming.record_number) AS last_number{Each(", max(incoming.{0}) AS {0}", table.Growing)}
             FROM {table.Incoming} AS incoming
             GROUP BY {key}
             HAVING count(*) > 1
         ), dropped AS (
             DELETE FROM {table.Incoming} AS incoming
             USING repeated
             WHERE {Match("incoming", "repeated")} AND incoming.record_number < repeated.last_number
         )
         UPDATE {table.Incoming} AS incoming
         SET record_number = incoming.record_number{Each(", {0} = repeated.{0}", table.Growing)}
         FROM repeated
         WHERE {Match("incoming", "repeated")} AND incoming.record_number = repeated.last_number
         """;

    /// <summary>Of several records the last stands, for a collection of one.</summary>
    public string KeepLast =>
        $"""
         DELETE FROM {table.Incoming} AS incoming
         WHERE incoming.record_number < (SELECT max(others.record_number) FROM {table.Incoming} AS others)
         """;

    /// <summary>
    /// Stored records that the request does not have; <see cref="DeleteReplaced"/> deletes them in a statement of its own, since a
    /// DELETE from a distributed table can look into a working table by a join alone.
    /// </summary>
    public string TakeMissing => Take($"NOT EXISTS (SELECT FROM (SELECT {key} FROM {table.Incoming} OFFSET 0) AS incoming WHERE {Match("incoming", "stored")})");

    public string Take(string condition) =>
        $"""
         INSERT INTO {table.Outgoing} ({columns})
         SELECT {All("stored")}
         FROM {table.Name} AS stored
         WHERE stored.instance_id = $1 AND {condition}
         """;

    public string Delete(string condition) => $"DELETE FROM {table.Name} AS stored WHERE stored.instance_id = $1 AND {condition}";

    /// <summary>
    /// Looks each record up by itself: lateral and with an offset, so that an index of instance and key is the only way,
    /// whatever the planner believes of the tables' sizes. There is no condition on the time of stored records: it would offer
    /// an index by time, which a planner without statistics takes for as good as the key. In the order of the key, each page of
    /// the index is read once, also where ids are random.
    /// </summary>
    /// <param name="stored">The table or one partition of it; where the key has the time, only records of the UTC days <c>$2</c> are looked up.</param>
    public string TakeReplaced(string stored) =>
        $"""
         INSERT INTO {table.Outgoing} ({columns})
         SELECT {All("stored")}
         FROM (SELECT {key} FROM {table.Incoming}{WhereStored()} ORDER BY {key}) AS incoming
         CROSS JOIN LATERAL (
             SELECT {All("candidates")}
             FROM {stored} AS candidates
             WHERE candidates.instance_id = $1 AND {Match("candidates", "incoming")}
             OFFSET 0
         ) AS stored
         """;

    public string? Grow => table.Growing.Count == 0 ? null :
        $"""
         UPDATE {table.Incoming} AS incoming
         SET {string.Join(", ", table.Growing.Select(column => $"{column} = greatest(incoming.{column}, outgoing.{column})"))}
         FROM {table.Outgoing} AS outgoing
         WHERE {Match("incoming", "outgoing")}
         """;

    /// <summary>What is stored already goes from both tables.</summary>
    public string DropUnchanged =>
        $"""
         WITH unchanged AS (
             DELETE FROM {table.Incoming} AS incoming
             USING {table.Outgoing} AS outgoing
             WHERE {Match("incoming", "outgoing")}
               AND ({All("incoming")}) IS NOT DISTINCT FROM ({All("outgoing")})
             RETURNING {All("outgoing", table.Key)}
         )
         DELETE FROM {table.Outgoing} AS outgoing
         USING unchanged
         WHERE {Match("outgoing", "unchanged")}
         """;

    /// <summary>Whichever side the planner begins with, the other has an index of the key; a small table may be gone through.</summary>
    /// <param name="stored">The table or one partition of it.</param>
    public string DeleteReplaced(string stored) =>
        $"""
         DELETE FROM {stored} AS stored
         USING {table.Outgoing} AS outgoing
         WHERE stored.instance_id = $1 AND {Match("stored", "outgoing")}
         """;

    public string Insert => $"INSERT INTO {table.Name} (instance_id, {columns}) SELECT $1, {columns} FROM {table.Incoming}";

    /// <summary>
    /// Reads nothing, but keeps the partitions between <c>$2</c> and <c>$3</c> from being dropped until the transaction ends:
    /// the planner locks them.
    /// </summary>
    public string LockMonths => $"SELECT FROM {table.Name} AS stored WHERE stored.instance_id = $1 AND stored.{table.TimeColumn} >= $2 AND stored.{table.TimeColumn} <= $3 LIMIT 0";

    /// <summary>In which months can stored records have ids between <c>$3</c> and <c>$4</c>? <c>$2</c> is the collection.</summary>
    public string ReadStoredMonths =>
        $"""
         SELECT months.month
         FROM {table.StoredMonths} AS months
         WHERE months.instance_id = $1
           AND months.collection = $2
           AND (months.first_id IS NULL OR (months.first_id <= $4 AND months.last_id >= $3))
         ORDER BY months.month
         """;

    /// <summary>On which of the UTC days <c>$3</c> can there be stored records? <c>$2</c> is the collection. What was stored before days were kept can be on any.</summary>
    public static string ReadStoredDays =>
        """
        SELECT days.day
        FROM unnest($3) AS days (day)
        WHERE EXISTS (
            SELECT FROM access.changed_days AS changed
            WHERE changed.instance_id = $1 AND changed.collection = $2 AND changed.day IN (days.day, '-infinity'))
        ORDER BY days.day
        """;

    /// <summary>Keeps in which months there are records now: <c>$3</c>, each with its least and greatest id.</summary>
    public string WriteStoredMonths =>
        $"""
         INSERT INTO {table.StoredMonths} AS kept (instance_id, collection, month, first_id, last_id)
         SELECT $1, $2, months.month, months.first_id, months.last_id
         FROM unnest($3, $4, $5) AS months (month, first_id, last_id)
         ON CONFLICT (instance_id, collection, month) DO UPDATE
         SET first_id = least(kept.first_id, excluded.first_id), last_id = greatest(kept.last_id, excluded.last_id)
         WHERE kept.first_id > excluded.first_id OR kept.last_id < excluded.last_id
         """;

    /// <summary>
    /// Keeps in which data version the records of each UTC day changed last: the days of what the working tables have left, new, replaced and removed. A
    /// collection without times has one row. <c>$2</c> is the collection, <c>$3</c> now.
    /// </summary>
    public string KeepChangedDays =>
        $"""
         INSERT INTO access.changed_days AS kept (instance_id, collection, day, version, changed_at)
         SELECT $1, $2, changed.day, (SELECT versions.version FROM access.data_versions AS versions WHERE versions.instance_id = $1), $3
         FROM ({ChangedDays}) AS changed
         ON CONFLICT (instance_id, collection, day) DO UPDATE
         SET version = excluded.version, changed_at = excluded.changed_at
         """;

    private string ChangedDays => table.TimeColumn is not { } time ? "SELECT '-infinity'::date AS day" :
        $"""
         SELECT DISTINCT (records.at AT TIME ZONE 'UTC')::date AS day
         FROM (SELECT incoming.{time} AS at FROM {table.Incoming} AS incoming UNION ALL SELECT outgoing.{time} FROM {table.Outgoing} AS outgoing) AS records
         """;

    private static string Declared(RecordTable table)
        => string.Join(",\n    ", table.Properties.Select(property => $"{property.GetColumnName()} {property.GetColumnType()}"));

    private static string OutgoingIndex(RecordTable table)
        => table.TimeColumn is null ? "" : $"CREATE INDEX IF NOT EXISTS ix_{table.Outgoing} ON {table.Outgoing} ({string.Join(", ", table.Key)});";

    private string All(string alias) => All(alias, table.Columns);

    private static string All(string alias, IEnumerable<string> columns) => string.Join(", ", columns.Select(column => $"{alias}.{column}"));

    private string Match(string left, string right) => string.Join(" AND ", table.Key.Select(column => $"{left}.{column} = {right}.{column}"));

    private string WhereStored() => table.TimeInKey ? $" AS received WHERE (received.{table.TimeColumn} AT TIME ZONE 'UTC')::date = ANY ($2)" : "";

    private static string Each(string format, IEnumerable<string> columns)
        => string.Concat(columns.Select(column => format.Replace("{0}", column, StringComparison.Ordinal)));
}
