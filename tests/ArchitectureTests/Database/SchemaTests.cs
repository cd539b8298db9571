using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using NUnit.Framework;
using Reporting.Infrastructure.Persistence;

namespace Reporting.ArchitectureTests.Database;

/// <summary>Stands in for EF Core's snapshot of the model, which is not kept. Tables that SQL files alone read and write are in no model.</summary>
internal sealed class SchemaTests
{
    private static IEnumerable<ITable> Tables => MigratedDatabase.Context.Model.GetRelationalModel().Tables;

    [Test]
    public async Task The_schema_has_the_tables_of_the_model()
    {
        var stored = await MigratedDatabase.ReadAsync(
            """
            SELECT format('%s.%s', schemas.nspname, tables.relname)
            FROM pg_class AS tables
            JOIN pg_namespace AS schemas ON schemas.oid = tables.relnamespace
            WHERE tables.relkind IN ('r', 'p') AND NOT tables.relispartition
              AND schemas.nspname NOT IN ('pg_catalog', 'information_schema', 'public')
            """);

        Assert.That(stored, Is.SupersetOf(Tables.Select(table => $"{table.Schema}.{table.Name}")));
    }

    [Test]
    public async Task The_schema_has_the_columns_of_the_model()
    {
        var stored = await MigratedDatabase.ReadAsync(
            """
            SELECT format('%s.%s.%s %s%s', schemas.nspname, tables.relname, columns.attname,
                format_type(columns.atttypid, columns.atttypmod), CASE WHEN columns.attnotnull THEN '' ELSE ' null' END)
            FROM pg_attribute AS columns
            JOIN pg_class AS tables ON tables.oid = columns.attrelid
            JOIN pg_namespace AS schemas ON schemas.oid = tables.relnamespace
            WHERE tables.relkind IN ('r', 'p') AND NOT tables.relispartition
              AND columns.attnum > 0 AND NOT columns.attisdropped
              AND schemas.nspname NOT IN ('pg_catalog', 'information_schema', 'public')
            """);

        Assert.That(
            stored.Where(column => Tables.Any(table => column.StartsWith($"{table.Schema}.{table.Name}.", StringComparison.Ordinal))),
            Is.EquivalentTo(Tables.SelectMany(table => table.Columns, (table, column) => $"{table.Schema}.{table.Name}.{column.Name} {column.StoreType}{(column.IsNullable ? " null" : "")}")));
    }

    /// <summary>Of a partitioned table PostgreSQL wants the time that it is partitioned by in the key; more may be there for the order of its index.</summary>
    [Test]
    public async Task The_schema_has_the_keys_of_the_model()
    {
        var stored = await MigratedDatabase.ReadAsync(
            """
            SELECT format('%s.%s: %s', schemas.nspname, tables.relname, string_agg(columns.attname, ' ' ORDER BY columns.attname))
            FROM pg_index AS keys
            JOIN pg_class AS tables ON tables.oid = keys.indrelid
            JOIN pg_namespace AS schemas ON schemas.oid = tables.relnamespace
            JOIN pg_attribute AS columns ON columns.attrelid = tables.oid AND columns.attnum = ANY (keys.indkey)
            WHERE keys.indisprimary AND tables.relkind IN ('r', 'p') AND NOT tables.relispartition
              AND schemas.nspname NOT IN ('pg_catalog', 'information_schema', 'public')
            GROUP BY schemas.nspname, tables.relname
            """);

        var keys = stored
            .Select(key => key.Split(": "))
            .Where(key => Tables.Any(table => string.Equals($"{table.Schema}.{table.Name}", key[0], StringComparison.Ordinal)))
            .ToDictionary(key => key[0], key => key[1].Split(' '), StringComparer.Ordinal);
        Assert.That(keys.Keys, Is.EquivalentTo(Tables.Select(table => $"{table.Schema}.{table.Name}")));
        Assert.Multiple(() =>
        {
            foreach (var table in Tables)
            {
                var expected = Key(table).Distinct(StringComparer.Ordinal).ToList();
                var inDatabase = keys[$"{table.Schema}.{table.Name}"];
                Assert.That(inDatabase, IsPartitioned(table) ? Is.SupersetOf(expected) : Is.EquivalentTo(expected), table.Name);
            }
        });
    }

    [Test]
    public async Task Whatever_belongs_to_an_instance_is_keyed_by_it_first()
    {
        var others = await MigratedDatabase.ReadAsync(
            """
            SELECT tables.relname
            FROM pg_index AS keys
            JOIN pg_class AS tables ON tables.oid = keys.indrelid
            JOIN pg_namespace AS schemas ON schemas.oid = tables.relnamespace
            JOIN pg_attribute AS columns ON columns.attrelid = tables.oid AND columns.attnum = keys.indkey[0]
            WHERE keys.indisprimary AND schemas.nspname IN ('workspaces', 'flags', 'network') AND columns.attname <> 'instance_id'
            """);

        Assert.That(others, Is.Empty);
    }

    private static bool IsPartitioned(ITable table) => table.EntityTypeMappings.Any(mapping => PartitionColumn((IEntityType)mapping.TypeBase) is not null);

    private static IEnumerable<string> Key(ITable table)
        => table.PrimaryKey!.Columns.Select(column => column.Name).Concat(table.EntityTypeMappings.Select(mapping => PartitionColumn((IEntityType)mapping.TypeBase)).OfType<string>());

    private static string? PartitionColumn(IEntityType type) => type.PartitionProperty() is { } name ? type.FindProperty(name)!.GetColumnName() : null;
}
