using NUnit.Framework;

namespace Reporting.ArchitectureTests.Database;

/// <summary>The rules that Citus has for tables that are distributed or copied to every node, checked on the migrated schema, since the extension is not at hand here.</summary>
internal sealed class CitusTests
{
    private static readonly IReadOnlyList<string> Distributed = [.. CitusScript.Distributed.Select(table => table.Table)];

    /// <summary>Every table of the service; partitions go with theirs.</summary>
    private const string Tables = """
        SELECT tables.oid, format('%s.%s', schemas.nspname, tables.relname) AS name, tables.relname, tables.relrowsecurity, tables.relpersistence
        FROM pg_class AS tables
        JOIN pg_namespace AS schemas ON schemas.oid = tables.relnamespace
        WHERE tables.relkind IN ('r', 'p') AND NOT tables.relispartition
          AND schemas.nspname NOT IN ('pg_catalog', 'information_schema', 'public')
        """;

    [Test]
    public async Task Every_table_has_one_place()
    {
        var stored = await MigratedDatabase.ReadAsync($"SELECT tables.name FROM ({Tables}) AS tables");

        Assert.That(Distributed.Concat(CitusScript.Reference).Concat(CitusScript.Local), Is.EquivalentTo(stored));
    }

    [Test]
    public void All_that_is_distributed_lies_together_by_instance()
    {
        var first = CitusScript.Distributed[0];

        Assert.That(CitusScript.Distributed.Select(table => table.Column), Is.All.EqualTo(CitusScript.DistributionColumn));
        Assert.That(first.With, Is.Null);
        Assert.That(CitusScript.Distributed.Skip(1).Select(table => table.With), Is.All.EqualTo(first.Table));
    }

    [Test]
    public async Task Every_distributed_table_has_its_instance_as_a_number_that_is_never_null()
    {
        var columns = await MigratedDatabase.ReadAsync(
            $"""
            SELECT format('%s %s %s', tables.name, format_type(columns.atttypid, columns.atttypmod), columns.attnotnull)
            FROM ({Tables}) AS tables
            JOIN pg_attribute AS columns ON columns.attrelid = tables.oid AND columns.attname = '{CitusScript.DistributionColumn}'
            """);

        Assert.That(columns, Is.SupersetOf(Distributed.Select(table => $"{table} integer t")));
    }

    [Test]
    public async Task Every_unique_key_of_a_distributed_table_has_the_instance_in_it()
    {
        var without = await MigratedDatabase.ReadAsync(
            $"""
            SELECT tables.name
            FROM ({Tables}) AS tables
            JOIN pg_index AS keys ON keys.indrelid = tables.oid
            WHERE (keys.indisunique OR keys.indisexclusion)
              AND NOT EXISTS (
                SELECT FROM pg_attribute AS columns
                WHERE columns.attrelid = tables.oid AND columns.attnum = ANY (keys.indkey) AND columns.attname = '{CitusScript.DistributionColumn}')
            """);

        Assert.That(without.Intersect(Distributed, StringComparer.Ordinal), Is.Empty);
        Assert.That(without, Is.Not.Empty, "reference tables have such keys, so the question finds them");
    }

    [Test]
    public async Task Foreign_keys_lead_to_reference_tables_or_along_the_instance()
    {
        var keys = await MigratedDatabase.ReadAsync(
            $"""
            SELECT format('%s|%s|%s|%s', tables.name, keys.confrelid::regclass, keys.confdeltype,
                (SELECT string_agg(format('%s=%s', here.attname, there.attname), ',')
                FROM unnest(keys.conkey, keys.confkey) AS pairs (here, there)
                JOIN pg_attribute AS here ON here.attrelid = keys.conrelid AND here.attnum = pairs.here
                JOIN pg_attribute AS there ON there.attrelid = keys.confrelid AND there.attnum = pairs.there))
            FROM ({Tables}) AS tables
            JOIN pg_constraint AS keys ON keys.conrelid = tables.oid AND keys.contype = 'f'
            """);

        Assert.That(keys, Is.Not.Empty);
        Assert.Multiple(() =>
        {
            foreach (var key in keys.Select(key => key.Split('|')))
            {
                var isDistributed = Distributed.Contains(key[0], StringComparer.Ordinal);
                var goesAlong = key[3].Split(',').Contains($"{CitusScript.DistributionColumn}={CitusScript.DistributionColumn}", StringComparer.Ordinal);
                var leadsToReference = CitusScript.Reference.Contains(key[1], StringComparer.Ordinal);
                Assert.That(CitusScript.Local, Does.Not.Contain(key[0]).And.Not.Contain(key[1]), "what stays on the coordinator is tied to nothing");
                Assert.That(leadsToReference || (isDistributed && goesAlong), Is.True, string.Join(' ', key));
                Assert.That(isDistributed && key[2] is "n" or "d", Is.False, "the instance may not be set to something else");
            }
        });
    }

    [Test]
    public async Task The_script_takes_every_foreign_key_away_and_puts_it_back_as_it_was()
    {
        var keys = await MigratedDatabase.ReadAsync(
            $"""
            SELECT format('%s.%s %s', tables.name, keys.conname, pg_get_constraintdef(keys.oid))
            FROM ({Tables}) AS tables
            JOIN pg_constraint AS keys ON keys.conrelid = tables.oid AND keys.contype = 'f'
            """);

        Assert.That(CitusScript.AddedKeys.Select(WithoutSpacesInLists), Is.EquivalentTo(keys.Select(WithoutSpacesInLists)));
        Assert.That(CitusScript.DroppedKeys, Is.EquivalentTo(keys.Select(key => key.Split(' ')[0])));
    }

    [Test]
    public async Task Nothing_is_there_that_is_not_distributed()
    {
        var odd = await MigratedDatabase.ReadAsync(
            $"""
            SELECT format('trigger on %s', tables.name) FROM pg_trigger AS triggers JOIN ({Tables}) AS tables ON tables.oid = triggers.tgrelid WHERE NOT triggers.tgisinternal
            UNION ALL
            SELECT format('rule %s', rules.rulename) FROM pg_rewrite AS rules JOIN ({Tables}) AS tables ON tables.oid = rules.ev_class
            UNION ALL
            SELECT format('row security on %s', tables.name) FROM ({Tables}) AS tables WHERE tables.relrowsecurity
            UNION ALL
            SELECT format('inheritance of %s', tables.name) FROM pg_inherits AS links JOIN ({Tables}) AS tables ON tables.oid = links.inhrelid
            UNION ALL
            SELECT format('partitions of partition %s', parts.relname) FROM pg_class AS parts WHERE parts.relispartition AND parts.relkind = 'p'
            UNION ALL
            SELECT format('temporary or unlogged %s', tables.name) FROM ({Tables}) AS tables WHERE tables.relpersistence <> 'p'
            """);

        Assert.That(odd.Except(CitusScript.Local.Select(table => $"trigger on {table}"), StringComparer.Ordinal), Is.Empty);
    }

    [Test]
    public async Task Identities_of_distributed_tables_are_big_enough_for_every_node()
    {
        var identities = await MigratedDatabase.ReadAsync(
            $"""
            SELECT format('%s %s', tables.name, format_type(columns.atttypid, columns.atttypmod))
            FROM ({Tables}) AS tables
            JOIN pg_attribute AS columns ON columns.attrelid = tables.oid AND columns.attidentity <> ''
            """);

        var distributed = identities.Where(identity => Distributed.Contains(identity.Split(' ')[0], StringComparer.Ordinal)).ToList();
        Assert.That(distributed, Is.Not.Empty.And.All.EndsWith(" bigint"));
    }

    /// <summary>A table is followed by its month and the number of its shard, and all of it is one name.</summary>
    [Test]
    public async Task Names_leave_room_for_month_and_shard()
    {
        const int longest = 63;
        var suffix = "_2026_12_1020080".Length;
        var names = await MigratedDatabase.ReadAsync(
            $"""
            SELECT indexes.relname
            FROM ({Tables}) AS tables
            JOIN pg_index AS keys ON keys.indrelid = tables.oid
            JOIN pg_class AS indexes ON indexes.oid = keys.indexrelid
            UNION
            SELECT tables.relname FROM ({Tables}) AS tables
            """);

        Assert.That(names.Where(name => name.Length + suffix > longest), Is.Empty);
    }

    private static string WithoutSpacesInLists(string definition) => definition.Replace(" (", "(", StringComparison.Ordinal);
}
