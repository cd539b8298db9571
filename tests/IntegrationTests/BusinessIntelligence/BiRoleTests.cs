using Npgsql;
using NUnit.Framework;
using Reporting.Infrastructure.Persistence;
using Reporting.IntegrationTests.Postgres;

namespace Reporting.IntegrationTests.BusinessIntelligence;

/// <summary>The role that the printed SQL makes, signed in with a password: it reads the views and nothing else.</summary>
[RequiresPostgresBinaries]
internal sealed class BiRoleTests
{
    private readonly string role = $"bi_{Guid.NewGuid():N}";
    private BiDatabase owner = null!;
    private BiDatabase reader = null!;

    [OneTimeSetUp]
    public async Task SignInAsync()
    {
        owner = new BiDatabase(SampleInstances.Service.ConnectionString);
        await owner.ReadAsync(new DatabaseGrants().Write("bi", role));
        await owner.ReadAsync(new DatabaseGrants().Write("bi", role));
        await owner.ReadAsync($"ALTER ROLE {role} PASSWORD 'a-password'");
        var file = (await owner.ReadAsync("SHOW hba_file"))[0];
        await File.WriteAllTextAsync(file, $"local all {role} scram-sha-256\n{await File.ReadAllTextAsync(file)}");
        await owner.ReadAsync("SELECT pg_reload_conf()");
        reader = new BiDatabase(new NpgsqlConnectionStringBuilder(SampleInstances.Service.ConnectionString) { Username = role, Password = "a-password" }.ConnectionString);
    }

    [OneTimeTearDown]
    public async Task SignOutAsync()
    {
        await reader.DisposeAsync();
        await owner.ReadAsync($"DROP OWNED BY {role}; DROP ROLE {role}");
        await owner.DisposeAsync();
    }

    [Test]
    public async Task It_reads_every_view()
    {
        var views = await owner.ReadAsync("SELECT relname FROM pg_class WHERE relnamespace = 'bi'::regnamespace AND relkind = 'v'");

        Assert.That(views, Has.Count.EqualTo(17));
        foreach (var view in views)
        {
            Assert.That(await reader.ReadAsync($"SELECT * FROM bi.{view} LIMIT 1"), Is.Not.Empty, view);
        }
    }

    [Test]
    public async Task It_reads_no_table_and_no_other_view()
    {
        var others = await owner.ReadAsync(
            """
            SELECT format('%I.%I', schemas.nspname, tables.relname)
            FROM pg_class AS tables
            JOIN pg_namespace AS schemas ON schemas.oid = tables.relnamespace
            WHERE tables.relkind IN ('r', 'p', 'v', 'm') AND schemas.nspname NOT IN ('pg_catalog', 'information_schema', 'bi') AND schemas.nspname !~ '^pg_'
            """);

        Assert.That(others, Has.Count.GreaterThan(50).And.Contains("access.tokens").And.Contains("public.\"__EFMigrationsHistory\""));
        foreach (var table in others)
        {
            Assert.That(async () => await reader.ReadAsync($"SELECT FROM {table} LIMIT 1"), Refused, table);
        }
    }

    [TestCase("CREATE TABLE bi.copy (id integer)")]
    [TestCase("CREATE TABLE public.copy (id integer)")]
    [TestCase("CREATE SCHEMA mine")]
    [TestCase("DELETE FROM bi.users")]
    [TestCase("UPDATE bi.instances SET name = 'mine'")]
    [TestCase("DROP VIEW bi.users")]
    [TestCase("CREATE ROLE another")]
    public void It_changes_nothing_even_if_it_leaves_reading_transactions(string statement)
    {
        Assert.That(async () => await reader.ReadAsync(statement), Throws.TypeOf<PostgresException>().With.Property("SqlState").AnyOf(PostgresErrorCodes.ReadOnlySqlTransaction, PostgresErrorCodes.InsufficientPrivilege, PostgresErrorCodes.ObjectNotInPrerequisiteState));
        Assert.That(async () => await reader.ReadAsync($"SET default_transaction_read_only = off; {statement}"), Throws.TypeOf<PostgresException>());
    }

    [Test]
    public async Task It_waits_no_longer_than_a_minute_and_reads_in_UTC()
        => Assert.That(
            await reader.ReadAsync("SELECT current_setting('statement_timeout'), current_setting('default_transaction_read_only'), current_setting('timezone'), current_user"),
            Is.EqualTo([$"1min on UTC {role}"]));

    private static NUnit.Framework.Constraints.IResolveConstraint Refused
        => Throws.TypeOf<PostgresException>().With.Property("SqlState").EqualTo(PostgresErrorCodes.InsufficientPrivilege);
}
