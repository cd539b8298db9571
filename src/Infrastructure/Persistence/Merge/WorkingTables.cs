namespace Reporting.Infrastructure.Persistence.Merge;

/// <summary>
/// Temporary tables that stay as long as their connection, so that requests add nothing to the catalogs. Each transaction
/// empties those that it used before it commits.
/// </summary>
internal static class WorkingTables
{
    /// <summary>From this many bytes on a table gets a new file; below, rows are deleted, which leaves the catalogs as they are.</summary>
    private const int Large = 256 * 1024;

    /// <summary>A statement that empties the tables, and gives back the disk that rows have taken which a rollback left.</summary>
    public static string Empty(params IReadOnlyList<string> tables)
        => $"""
            DO $$
            BEGIN
                IF {string.Join(" + ", tables.Select(table => $"pg_table_size('{table}')"))} > {Large} THEN
                    TRUNCATE {string.Join(", ", tables)};
                ELSE
                    {string.Join("\n        ", tables.Select(table => $"DELETE FROM {table};"))}
                END IF;
            END
            $$
            """;
}
