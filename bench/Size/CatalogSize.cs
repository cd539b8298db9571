namespace Reporting.Bench.Size;

/// <summary>How large PostgreSQL's own tables are that grow with every table that is made, a temporary one too.</summary>
internal sealed record CatalogSize(string When, long Relations, long Classes, long Attributes, long ClassBytes, long AttributeBytes)
{
    private const string Question =
        """
        SELECT count(*) FILTER (WHERE relkind IN ('r', 'p')), count(*), (SELECT count(*) FROM pg_attribute),
            pg_total_relation_size('pg_class'), pg_total_relation_size('pg_attribute')
        FROM pg_class
        """;

    public static async Task<CatalogSize> ReadAsync(BenchRun run, string when, CancellationToken cancellationToken)
    {
        await using var command = run.Source.CreateCommand(Question);
        await using var row = await command.ExecuteReaderAsync(cancellationToken);
        await row.ReadAsync(cancellationToken);
        return new CatalogSize(when, row.GetInt64(0), row.GetInt64(1), row.GetInt64(2), row.GetInt64(3), row.GetInt64(4));
    }

    public static void Print(IEnumerable<CatalogSize> sizes)
    {
        var table = new Table("catalogs", "tables", "rows of pg_class", "rows of pg_attribute", "pg_class, MB", "pg_attribute, MB");
        foreach (var size in sizes)
        {
            table.Add(size.When, Table.Count(size.Relations), Table.Count(size.Classes), Table.Count(size.Attributes), Megabytes(size.ClassBytes), Megabytes(size.AttributeBytes));
        }

        table.Print();
    }

    private static string Megabytes(long bytes) => Table.Ratio(bytes / 1e6);
}
