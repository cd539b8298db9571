using Microsoft.EntityFrameworkCore;
using NUnit.Framework;
using Reporting.Infrastructure.Persistence;

namespace Reporting.ArchitectureTests.Database;

internal sealed class PartitionTests
{
    /// <summary>Roll-ups alone write it, and see to its partitions themselves.</summary>
    private const string RolledUp = "workspaces.usage_half_hours (start_time)";

    [Test]
    public async Task The_partitioned_tables_are_those_that_the_model_calls_so()
    {
        var stored = await MigratedDatabase.ReadAsync(
            """
            SELECT format('%s.%s (%s)', schemas.nspname, tables.relname, string_agg(columns.attname, ', '))
            FROM pg_partitioned_table AS partitioned
            JOIN pg_class AS tables ON tables.oid = partitioned.partrelid
            JOIN pg_namespace AS schemas ON schemas.oid = tables.relnamespace
            JOIN pg_attribute AS columns ON columns.attrelid = tables.oid AND columns.attnum = ANY (partitioned.partattrs)
            WHERE partitioned.partstrat = 'r'
            GROUP BY schemas.nspname, tables.relname
            """);
        var declared = MigratedDatabase.Context.Model.GetEntityTypes()
            .Where(type => type.PartitionProperty() is not null)
            .Select(type => $"{type.GetSchema()}.{type.GetTableName()} ({type.FindProperty(type.PartitionProperty()!)!.GetColumnName()})");

        Assert.That(stored, Is.EquivalentTo([.. declared, RolledUp]));
    }

    [Test]
    public async Task A_partition_holds_a_month_of_utc_whatever_the_zone_of_the_session()
    {
        await using var connection = await MigratedDatabase.Source.OpenConnectionAsync();
        await using var command = connection.CreateCommand();
        command.CommandText =
            """
            SET TimeZone = 'America/New_York';
            SELECT access.add_month_partition('workspaces.usage', date '2024-02-01');
            SELECT access.add_month_partition('workspaces.usage', date '2024-02-01');
            SET TimeZone = 'UTC';
            """;
        await command.ExecuteNonQueryAsync();

        Assert.That(
            await MigratedDatabase.ReadAsync("SELECT pg_get_expr(relpartbound, oid) FROM pg_class WHERE relname = 'usage_2024_02'"),
            Is.EqualTo(["FOR VALUES FROM ('2024-02-01 00:00:00+00') TO ('2024-03-01 00:00:00+00')"]));
    }

    [Test]
    public async Task A_partition_has_the_keys_and_indexes_of_its_table()
    {
        await using var command = MigratedDatabase.Source.CreateCommand("SELECT access.add_month_partition('workspaces.agent_stats', date '2024-02-01')");
        await command.ExecuteNonQueryAsync();

        Assert.That(
            await MigratedDatabase.ReadAsync("SELECT regexp_replace(indexdef, '.* USING ', '') FROM pg_indexes WHERE tablename = 'agent_stats_2024_02'"),
            Is.EquivalentTo(["btree (instance_id, user_id, created_at, id)", "btree (instance_id, id)"]));
    }
}
