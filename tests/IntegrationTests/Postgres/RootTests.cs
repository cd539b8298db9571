using NUnit.Framework;
using Reporting.Infrastructure.Postgres;
using Reporting.Testing;
using Reporting.Testing.Databases;
using static Reporting.Testing.Databases.PostgresUnderTest;

namespace Reporting.IntegrationTests.Postgres;

[RequiresPostgresBinaries]
internal sealed class RootTests
{
    [SetUp]
    public void Needs_root() => Assume.That(Environment.IsPrivilegedProcess, "This is about a service that runs as root.");

    [Test]
    public async Task Runs_the_server_as_another_user()
    {
        await using var directory = new PostgresUnderTest();
        await directory.Create().StartAsync(default);

        var owner = await Command.RunAsync(["stat", "-c", "%U", $"/proc/{await directory.PostmasterAsync()}"], default);

        Assert.That(owner.Output, Is.EqualTo("postgres"));
    }

    [Test]
    public async Task Links_to_a_place_that_the_servers_user_can_reach()
    {
        var closed = ScratchDirectory.Next("closed");
        Directory.CreateDirectory(closed);
        Posix.SetMode(closed, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        await using var directory = new PostgresUnderTest(Path.Combine(closed, "data"));
        var first = directory.Create();
        await QueryAsync(await first.StartAsync(default), "CREATE TABLE kept AS SELECT 42 AS answer");
        await first.StopAsync(default);

        var again = await directory.Create().StartAsync(default);

        Assert.That(new FileInfo(directory.Home).LinkTarget, Does.StartWith(directory.FallbackDirectory));
        Assert.That(await QueryAsync(again, "SELECT answer FROM kept"), Is.EqualTo(42));
    }

    [Test]
    public async Task Runs_an_ordinary_users_cluster_as_that_user()
    {
        await using var directory = new PostgresUnderTest();
        var first = directory.Create();
        await first.StartAsync(default);
        await first.StopAsync(default);
        await Command.RunAsync(["chown", "-R", "nobody", directory.DataDirectory], default);

        await directory.Create().StartAsync(default);

        var owner = await Command.RunAsync(["stat", "-c", "%U", $"/proc/{await directory.PostmasterAsync()}"], default);
        Assert.That(owner.Output, Is.EqualTo("nobody"));
    }

    [Test]
    public async Task Lets_no_other_user_in()
    {
        await using var directory = new PostgresUnderTest();
        var connectionString = await directory.Create().StartAsync(default);
        var socket = new Npgsql.NpgsqlConnectionStringBuilder(connectionString).Host!;
        Posix.SetMode(socket, (UnixFileMode)0b111_111_111);

        var stranger = await Command.RunAsync(
            ["setpriv", "--reuid=nobody", "--clear-groups", "--", "psql", "-h", socket, "-U", "reporting", "-c", "SELECT 1", "reporting"], default);

        Assert.That(stranger.Error, Does.Contain("Peer authentication failed"));
    }

    [Test]
    public async Task Tells_the_server_nothing_of_the_services_environment()
    {
        Environment.SetEnvironmentVariable("Reporting__AdminToken", "not for the server");
        await using var directory = new PostgresUnderTest();
        await directory.Create().StartAsync(default);

        var environment = await File.ReadAllTextAsync($"/proc/{await directory.PostmasterAsync()}/environ");

        Environment.SetEnvironmentVariable("Reporting__AdminToken", null);
        Assert.That(
            environment.Split('\0', StringSplitOptions.RemoveEmptyEntries).Select(variable => variable.Split('=')[0]),
            Is.SubsetOf(["PATH", "LC_ALL", "LD_LIBRARY_PATH", "TMPDIR", "TZ", "PGSYSCONFDIR", "PGLOCALEDIR"]));
    }

    [Test]
    public async Task Lets_nobody_else_hold_its_lock()
    {
        await using var directory = new PostgresUnderTest();
        Directory.CreateDirectory(directory.DataDirectory);
        var file = Path.Combine(directory.DataDirectory, "service.lock");
        await File.WriteAllTextAsync(file, "");
        Posix.SetMode(file, (UnixFileMode)0b110_100_100);

        await directory.Create().StartAsync(default);

        var modes = await Command.RunAsync(["stat", "-c", "%a", file, Path.Combine(directory.Home, "service.lock")], default);
        Assert.That(modes.Output, Is.EqualTo("600\n600"));
    }
}
