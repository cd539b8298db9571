using Microsoft.EntityFrameworkCore;

namespace Reporting.Infrastructure.Persistence.Merge;

/// <summary>
/// The statements of one merge, made from the model's names alone. <c>incoming</c> holds the request's records,
/// <c>outgoing</c> the stored ones that they remove or replace; <c>$1</c> is the instance.
/// </summary>
internal sealed class MergeSql(RecordTable table)
{
    private readonly string columns = string.Join(", ", table.Columns);
    private readonly string key = string.Join(", ", table.Key);

    public string CreateStaging { get; } =
        $"""
         {StatementTime.Unlimited};
         SET LOCAL work_mem = '64MB';
         CREATE TEMP TABLE incoming (
             {string.Join(",\n    ", table.Properties.Select(property => $"{property.GetColumnName()} {property.GetColumnType()}"))},
             record_number bigint NOT NULL,
             record_line bigint
         ) ON COMMIT DROP;
         CREATE TEMP TABLE outgoing (LIKE {table.Name}) ON COMMIT DROP;
         """;

    public string Copy => $"COPY incoming ({columns}, record_number, record_line) FROM STDIN (FORMAT binary)";

    public string Lock => $"SELECT pg_advisory_xact_lock('{table.Name}'::regclass::oid::integer, $1)";

    /// <summary>The first records whose key came before in the same request.</summary>
    public string FindDuplicates =>
        $"""
         SELECT later.record_number, later.record_line, later.first_number
         FROM (
             SELECT incoming.record_number, incoming.record_line, min(incoming.record_number) OVER (PARTITION BY {key}) AS first_number
             FROM incoming
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
             FROM incoming
             GROUP BY {key}
             HAVING count(*) > 1
         ), dropped AS (
             DELETE FROM incoming
             USING repeated
             WHERE {Match("incoming", "repeated")} AND incoming.record_number < repeated.last_number
         )
         UPDATE incoming
         SET record_number = incoming.record_number{Each(", {0} = repeated.{0}", table.Growing)}
         FROM repeated
         WHERE {Match("incoming", "repeated")} AND incoming.record_number = repeated.last_number
         """;

    public string TakeRemoved => TakeWhere($"NOT EXISTS (SELECT FROM incoming WHERE {Match("incoming", "stored")})");

    public string TakeWhere(string condition) =>
        $"""
         WITH removed AS (
             DELETE FROM {table.Name} AS stored
             WHERE stored.instance_id = $1 AND {condition}
             RETURNING stored.*
         )
         INSERT INTO outgoing SELECT removed.* FROM removed
         """;

    public string TakeReplaced =>
        $"""
         INSERT INTO outgoing
         SELECT stored.*
         FROM incoming
         JOIN {table.Name} AS stored ON stored.instance_id = $1 AND {Match("incoming", "stored")}
         """;

    public string? Grow => table.Growing.Count == 0 ? null :
        $"""
         UPDATE incoming
         SET {string.Join(", ", table.Growing.Select(column => $"{column} = greatest(incoming.{column}, outgoing.{column})"))}
         FROM outgoing
         WHERE {Match("incoming", "outgoing")}
         """;

    /// <summary>What is stored already goes from both tables.</summary>
    public string DropUnchanged =>
        $"""
         WITH unchanged AS (
             DELETE FROM incoming
             USING outgoing
             WHERE {Match("incoming", "outgoing")}
               AND ({All("incoming")}) IS NOT DISTINCT FROM ({All("outgoing")})
             RETURNING {All("outgoing", table.Key)}
         )
         DELETE FROM outgoing
         USING unchanged
         WHERE {Match("outgoing", "unchanged")}
         """;

    public string DeleteReplaced =>
        $"""
         DELETE FROM {table.Name} AS stored
         USING outgoing
         WHERE stored.instance_id = $1 AND {Match("stored", "outgoing")}
         """;

    public string Insert => $"INSERT INTO {table.Name} (instance_id, {columns}) SELECT $1, {columns} FROM incoming";

    private string All(string alias) => All(alias, table.Columns);

    private static string All(string alias, IEnumerable<string> columns) => string.Join(", ", columns.Select(column => $"{alias}.{column}"));

    private string Match(string left, string right) => string.Join(" AND ", table.Key.Select(column => $"{left}.{column} = {right}.{column}"));

    private static string Each(string format, IEnumerable<string> columns)
        => string.Concat(columns.Select(column => format.Replace("{0}", column, StringComparison.Ordinal)));
}
