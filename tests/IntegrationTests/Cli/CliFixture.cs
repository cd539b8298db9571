using NUnit.Framework;
using Reporting.Testing;
using Reporting.Testing.Databases;

namespace Reporting.IntegrationTests.Cli;

/// <summary>Gives each test a database to run commands on.</summary>
[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
internal abstract class CliFixture
{
    protected virtual DatabaseTemplate Template => ReportingTemplate.Migrated;

    protected TestDatabase Database { get; private set; } = null!;

    protected string Directory { get; } = ScratchDirectory.Next("operator");

    [SetUp]
    public async Task CreateDatabaseAsync() => Database = await (await TestCluster.SharedAsync()).CreateDatabaseAsync(Template);

    [TearDown]
    public async Task DropDatabaseAsync() => await Database.DisposeAsync();

    protected Task<CommandRun> RunAsync(params string[] words) => CommandRun.RunAsync(Database.ConnectionString, Directory, input: "", words);

    protected Task<CommandRun> FeedAsync(string input, params string[] words) => CommandRun.RunAsync(Database.ConnectionString, Directory, input, words);

    protected Task<CommandRun> StartProcessAsync(string input, params string[] words) => CommandRun.StartAsync(Database.ConnectionString, Directory, input, words);
}
