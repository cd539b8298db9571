using Npgsql;

namespace Reporting.Infrastructure.Sources;

/// <summary>What there is in the product's database, and what of it may be read.</summary>
internal sealed class SourceSchema
{
    private readonly Dictionary<string, Dictionary<string, bool>> tables = new(StringComparer.Ordinal);

    private SourceSchema()
    {
    }

    public static async Task<SourceSchema> ReadAsync(NpgsqlConnection connection, SourceSettings settings, CancellationToken cancellationToken)
    {
        var schema = new SourceSchema { LeftOut = settings.TablesLeftOut };
        await using var command = new NpgsqlCommand(SourceSql.Read("source_schema.sql"), connection);
        command.Parameters.Add(new NpgsqlParameter<string[]>("tables", [.. settings.Product.Tables.Select(table => table.Name)]));
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        while (await reader.ReadAsync(cancellationToken))
        {
            var table = reader.GetString(0);
            if (!schema.tables.TryGetValue(table, out var columns))
            {
                schema.tables[table] = columns = new Dictionary<string, bool>(StringComparer.Ordinal);
            }

            columns[reader.GetString(1)] = reader.GetBoolean(2);
            schema.IsUsable &= reader.GetBoolean(3);
        }

        return schema;
    }

    /// <summary>Tables that the operator leaves out: they count as ones that are not there.</summary>
    public IReadOnlySet<string> LeftOut { get; init; } = new HashSet<string>(StringComparer.Ordinal);

    /// <summary>Whether the role may look anything up in the schema.</summary>
    public bool IsUsable { get; private set; } = true;

    public bool Has(string table) => tables.ContainsKey(table);

    public bool Has(string table, string column) => tables.TryGetValue(table, out var columns) && columns.ContainsKey(column);

    /// <summary>Whether a table is there to be read.</summary>
    public bool Offers(string table) => Has(table) && !LeftOut.Contains(table);

    public bool MayRead(string table, string column) => Offers(table) && tables.TryGetValue(table, out var columns) && columns.GetValueOrDefault(column);

    /// <summary>Columns that every version has and this one lacks.</summary>
    public IReadOnlyList<string> MissingIn(SourceTable table) => [.. table.Columns.Where(column => !Has(table.Name, column))];

    /// <summary>Columns that are there and may not be read.</summary>
    public IReadOnlyList<string> UnreadableIn(SourceTable table)
        => [.. table.AllColumns.Where(column => Has(table.Name, column) && !MayRead(table.Name, column))];

    /// <summary>Why a table can't be read as it is; null when it can.</summary>
    public string? FindFault(SourceTable table)
    {
        if (!Has(table.Name))
        {
            return $"the table {table.Name} is not there";
        }

        if (MissingIn(table) is { Count: > 0 } missing)
        {
            return $"the table {table.Name} has no column {string.Join(", ", missing)}";
        }

        if (!IsUsable)
        {
            return "the role may not use the schema public";
        }

        return UnreadableIn(table) is { Count: > 0 } unreadable
            ? $"the role may not read {table.Name} ({string.Join(", ", unreadable)})"
            : null;
    }
}
