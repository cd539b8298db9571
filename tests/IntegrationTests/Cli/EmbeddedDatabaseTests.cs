using NUnit.Framework;
using Reporting.IntegrationTests.Postgres;
using Reporting.Testing;
using Reporting.Testing.Service;

namespace Reporting.IntegrationTests.Cli;

/// <summary>Commands on the database in a data directory, with and without a service on it.</summary>
[RequiresPostgresBinaries]
internal sealed class EmbeddedDatabaseTests
{
    private readonly string directory = ScratchDirectory.Next("operator");

    [Test]
    public async Task Commands_work_beside_a_running_service_and_without_one()
    {
        (await RunAsync("db", "migrate")).Expect(0);
        var alone = await RunAsync("token", "create", "first", "--role", "admin");

        await using var service = await ServiceProcess.StartAsync(connectionString: "", directory);
        var beside = await RunAsync("token", "create", "second", "--role", "admin");

        Assert.That((alone.ExitCode, beside.ExitCode), Is.EqualTo((0, 0)), alone.Error + beside.Error);
        Assert.That(await service.AskAsync("/api/tokens", alone.Line["token"]!.GetValue<string>()), Is.EqualTo(200));
        Assert.That(await service.AskAsync("/api/tokens", beside.Line["token"]!.GetValue<string>()), Is.EqualTo(200));
        Assert.That(await service.StopAsync(), Is.Zero);
    }

    private Task<CommandRun> RunAsync(params string[] words) => CommandRun.StartAsync(connectionString: "", directory, input: "", words);
}
