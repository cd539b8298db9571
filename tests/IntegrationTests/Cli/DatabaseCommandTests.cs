using NUnit.Framework;
using Reporting.Testing.Databases;

namespace Reporting.IntegrationTests.Cli;

internal sealed class DatabaseCommandTests : CliFixture
{
    protected override DatabaseTemplate Template => DatabaseTemplate.Empty;

    [Test]
    public async Task A_schema_is_checked_migrated_and_needed()
    {
        var before = await RunAsync("db", "check");
        var refused = await RunAsync("token", "list");
        var migrated = await RunAsync("db", "migrate");
        var after = await RunAsync("db", "check");
        var again = await RunAsync("db", "migrate");
        var listed = await RunAsync("token", "list");

        Assert.That(before.ExitCode, Is.EqualTo(1));
        Assert.That(before.Error, Does.StartWith("The database lacks 0001_access, 0002_workspaces"));
        Assert.That((refused.ExitCode, refused.Error), Is.EqualTo((1, "The database is empty: start the service once, or run: db migrate\n")));
        Assert.That(migrated.Output, Does.StartWith("Applied 0001_access, 0002_workspaces"));
        Assert.That(after.ExitCode, Is.Zero);
        Assert.That(after.Output, Does.StartWith("The schema is up to date ("));
        Assert.That((again.ExitCode, again.Output), Is.EqualTo((0, "The schema was up to date.\n")));
        Assert.That((listed.ExitCode, listed.Output), Is.EqualTo((0, "")));
    }

    [Test]
    public async Task A_database_that_does_not_answer_is_told()
    {
        var check = await CommandRun.RunAsync("Host=127.0.0.1;Port=1;Username=x;Timeout=2", Directory, input: "", "db", "check");

        Assert.That((check.ExitCode, check.Output), Is.EqualTo((1, "")));
        Assert.That(check.Error, Does.Contain("127.0.0.1:1"));
    }
}
