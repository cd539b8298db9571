using NUnit.Framework;
using Reporting.Infrastructure.Sources;
using Reporting.IntegrationTests.Cli;
using Reporting.Testing.Databases;
using Reporting.Testing.Sources;
using static Reporting.Testing.Sources.SourceUnderTest;

namespace Reporting.IntegrationTests.Sources;

/// <summary>What an operator does at the command line.</summary>
internal sealed class SourceCommandTests : CliFixture
{
    private TestDatabase product = null!;

    [SetUp]
    public async Task MakeProductAsync()
    {
        product = await OpenL2MDatabase.CreateAsync();
        await ExecuteAsync(product.ConnectionString, "INSERT INTO switches_switch (id, name) VALUES (1, 'one'), (2, 'two')");
    }

    [TearDown]
    public async Task DropProductAsync() => await product.DisposeAsync();

    private string[] Settings =>
        [$"--Sources:net:ConnectionString={product.ConnectionString}", "--Sources:net:Kind=openl2m", "--Sources:net:TimeZone=Europe/Berlin"];

    [Test]
    public async Task Grants_are_printed_for_products_that_there_are()
    {
        var grants = await RunAsync("source", "grants", "coder", "--role", "reader");
        var unknown = await RunAsync("source", "grants", "jira");

        Assert.That((grants.ExitCode, grants.Error), Is.EqualTo((0, "")));
        Assert.That(grants.Output, Does.Contain("CREATE ROLE reader LOGIN").And.Contains("GRANT SELECT (\"id\", \"name\", \"display_name\", \"icon\", \"deleted\") ON public.templates TO reader;").And.Not.Contains("hashed_password"));
        Assert.That(unknown.ExitCode, Is.Not.Zero);
        Assert.That(unknown.Error, Does.Contain("coder, openl2m, unleash"));
    }

    [Test]
    public async Task A_check_tells_of_each_table_and_of_what_is_missing()
    {
        var good = await RunAsync(["source", "check", .. Settings]);
        Assert.That((good.ExitCode, good.Error), Is.EqualTo((0, "")));
        Assert.That(good.Output.Split('\n'), Has.Some.EqualTo("net: openl2m of unknown version, schema 4, fills net").And.Some.EqualTo("  switches_switch: 2 rows"));

        await ExecuteAsync(product.ConnectionString, "DROP TABLE switches_vlan; ALTER TABLE switches_command DROP COLUMN name");
        var bad = await RunAsync(["source", "check", "net", .. Settings]);

        Assert.That(bad.ExitCode, Is.EqualTo(1));
        Assert.That(bad.Output.Split('\n'), Has.Some.EqualTo("  switches_vlan: is not there").And.Some.EqualTo("  switches_command: has no column name"));
    }

    [Test]
    public async Task A_missing_privilege_is_told_with_the_grant_that_mends_it()
    {
        var role = $"reader_{Guid.NewGuid():N}";
        await ExecuteAsync(product.ConnectionString, $"CREATE ROLE {role}");
        var address = new Npgsql.NpgsqlConnectionStringBuilder(product.ConnectionString) { Options = $"-c role={role}" }.ConnectionString;

        var check = await RunAsync("source", "check", $"--Sources:net:ConnectionString={address}", "--Sources:net:Kind=openl2m");
        var grants = check.Output.Split('\n').Where(line => line.StartsWith("GRANT", StringComparison.Ordinal)).ToList();
        await ExecuteAsync(product.ConnectionString, string.Concat(grants));
        var again = await RunAsync("source", "check", $"--Sources:net:ConnectionString={address}", "--Sources:net:Kind=openl2m");

        Assert.That((check.ExitCode, again.ExitCode), Is.EqualTo((1, 0)), again.Output);
        Assert.That(grants, Has.Some.EqualTo($"GRANT SELECT (\"id\", \"name\") ON public.switches_vlan TO {role};"));
        await ExecuteAsync(product.ConnectionString, $"DROP OWNED BY {role}; DROP ROLE {role}");
    }

    [Test]
    public async Task A_schema_that_may_not_be_used_is_told_with_the_grant_that_mends_it()
    {
        var role = $"reader_{Guid.NewGuid():N}";
        await ExecuteAsync(product.ConnectionString, new SourceGrants(SourceRegistration.Products).Write("openl2m", role));
        await ExecuteAsync(product.ConnectionString, $"REVOKE USAGE ON SCHEMA public FROM {role}, PUBLIC");
        var address = new Npgsql.NpgsqlConnectionStringBuilder(product.ConnectionString) { Options = $"-c role={role}" }.ConnectionString;

        var check = await RunAsync("source", "check", $"--Sources:net:ConnectionString={address}", "--Sources:net:Kind=openl2m");
        var sync = await RunAsync("source", "sync", $"--Sources:net:ConnectionString={address}", "--Sources:net:Kind=openl2m");
        var grants = check.Output.Split('\n').Where(line => line.StartsWith("GRANT", StringComparison.Ordinal)).ToList();
        await ExecuteAsync(product.ConnectionString, string.Concat(grants));
        var again = await RunAsync("source", "check", $"--Sources:net:ConnectionString={address}", "--Sources:net:Kind=openl2m");

        Assert.That(grants, Is.EqualTo(new[] { $"GRANT USAGE ON SCHEMA public TO {role};" }));
        Assert.That((check.ExitCode, sync.ExitCode, again.ExitCode), Is.EqualTo((1, 1, 0)), again.Output);
        Assert.That(sync.Error, Does.Contain("devices: the role may not use the schema public"));
        await ExecuteAsync(product.ConnectionString, $"DROP OWNED BY {role}; DROP ROLE {role}");
    }

    [Test]
    public async Task What_changed_is_told_once_it_is_read()
    {
        var first = await RunAsync(["source", "sync", .. Settings]);
        var second = await RunAsync(["source", "sync", "net", .. Settings]);
        var list = await RunAsync(["source", "list", .. Settings]);

        Assert.That((first.ExitCode, first.Output), Is.EqualTo((0, "net: devices: 2 read, 2 changed\n")), first.Error);
        Assert.That((second.ExitCode, second.Output), Is.EqualTo((0, "net: nothing changed\n")), second.Error);
        Assert.That((list.Line["name"]!.GetValue<string>(), list.Line["state"]!.GetValue<string>()), Is.EqualTo(("net", "current")));
    }

    [Test]
    public async Task What_cannot_be_read_is_one_line()
    {
        var sync = await RunAsync("source", "sync", "--Sources:net:Kind=openl2m", "--Sources:net:ConnectionString=Host=127.0.0.1;Port=1;Database=d;Username=u;Password=hidden");
        var none = await RunAsync(["source", "sync", "other", .. Settings]);

        Assert.That((sync.ExitCode, sync.Error), Is.EqualTo((1, "The source net can't be read: the product's database can't be reached: the connection was refused.\n")));
        Assert.That((none.ExitCode, none.Error), Is.EqualTo((1, "There is no source other.\n")));
    }

    [TestCase("--Sources:a:Kind=jira", "Sources:a:Kind is 'jira': it has to be one of coder, openl2m, unleash.")]
    [TestCase("--Sources:a:Interval=00:00:00.5", "Sources:a:Interval is '00:00:00.5': it has to be 00:00:01 to 1.00:00:00.")]
    [TestCase("--Sources:b:Instance=a", "Sources:b:Instance is a, which the source a fills already: an instance has one source.")]
    [TestCase("--Sources:a:Instance=flags", "Sources:a:Instance is flags, an instance of kind flags: a source of kind openl2m fills one of kind network.")]
    public async Task With_settings_that_mean_nothing_the_service_does_not_start(string setting, string words)
    {
        (await RunAsync("instance", "create", "flags", "--kind", "flags")).Expect(0);
        const string nowhere = "Host=127.0.0.1;Port=1;Database=d;Username=u;Password=hidden";

        var run = await RunAsync(
            "--urls=http://127.0.0.1:0", "--Sources:a:Kind=openl2m", $"--Sources:a:ConnectionString={nowhere}", "--Sources:b:Kind=openl2m", $"--Sources:b:ConnectionString={nowhere}", setting);

        Assert.That((run.ExitCode, run.Error), Is.EqualTo((1, $"{words}\n")));
    }
}
