using NUnit.Framework;
using Reporting.Testing.Databases;
using static Reporting.Testing.Databases.PostgresUnderTest;

namespace Reporting.IntegrationTests.Postgres;

[RequiresPostgresBinaries]
internal sealed class EmbeddedPostgresTests
{
    [Test]
    public async Task Keeps_its_data_over_a_restart()
    {
        await using var directory = new PostgresUnderTest();
        var first = directory.Create();
        await QueryAsync(await first.StartAsync(default), "CREATE TABLE kept AS SELECT 42 AS answer");
        await first.StopAsync(default);

        var again = await directory.Create().StartAsync(default);

        Assert.That(await QueryAsync(again, "SELECT answer FROM kept"), Is.EqualTo(42));
    }

    [Test]
    public async Task Stops_cleanly_and_takes_its_lock_file_and_socket_along()
    {
        await using var directory = new PostgresUnderTest();
        var postgres = directory.Create();
        await postgres.StartAsync(default);
        var postmaster = await directory.PostmasterAsync();

        await postgres.StopAsync(default);

        Assert.Multiple(() =>
        {
            Assert.That(Directory.Exists($"/proc/{postmaster}"), Is.False);
            Assert.That(File.Exists(Path.Combine(directory.Cluster, "postmaster.pid")), Is.False);
            Assert.That(Directory.Exists(Path.Combine(directory.Home, "run")), Is.False);
        });
    }

    [TestCase("server_encoding", "UTF8")]
    [TestCase("lc_collate", "C")]
    [TestCase("data_checksums", "on")]
    [TestCase("listen_addresses", "")]
    [TestCase("TimeZone", "UTC")]
    [TestCase("jit", "off")]
    [TestCase("wal_level", "replica")]
    public async Task Runs_with_the_settings_of_a_small_safe_server(string name, string expected)
        => Assert.That(await QueryAsync(await SharedAsync(), $"SHOW {name}"), Is.EqualTo(expected));

    [Test]
    public async Task Is_durable_unless_told_otherwise()
    {
        await using var directory = new PostgresUnderTest(durable: true);

        var connectionString = await directory.Create().StartAsync(default);

        Assert.That(
            await QueryAsync(connectionString, "SELECT string_agg(setting, ' ') FROM pg_settings WHERE name IN ('fsync', 'full_page_writes', 'synchronous_commit')"),
            Is.EqualTo("on on on"));
    }

    [Test]
    public async Task Takes_a_setting_from_the_operators_own_file()
    {
        await using var directory = new PostgresUnderTest();
        var first = directory.Create();
        await first.StartAsync(default);
        await first.StopAsync(default);
        await File.WriteAllTextAsync(Path.Combine(directory.Home, "local.conf"), "work_mem = '7MB'\n");

        var connectionString = await directory.Create().StartAsync(default);

        Assert.That(await QueryAsync(connectionString, "SHOW work_mem"), Is.EqualTo("7MB"));
    }

    [Test]
    public async Task Runs_in_a_session_of_its_own_so_that_a_terminal_does_not_interrupt_it()
    {
        await using var directory = new PostgresUnderTest();
        await directory.Create().StartAsync(default);

        var postmaster = await directory.PostmasterAsync();

        var afterName = (await File.ReadAllTextAsync($"/proc/{postmaster}/stat")).Split(") ")[1].Split(' ');
        Assert.That((Group: afterName[2], Session: afterName[3]), Is.EqualTo(($"{postmaster}", $"{postmaster}")));
    }

    [Test]
    public async Task Finds_another_place_for_its_socket_when_the_path_is_too_long_or_odd(
        [Values("a very, very: long; name of 'some' directory", "0123456789012345678901234567890123456789012345678901234567890123456789")] string name)
    {
        await using var directory = new PostgresUnderTest(Path.Combine(Testing.ScratchDirectory.Next("long"), name));
        var postgres = directory.Create();

        var connectionString = await postgres.StartAsync(default);
        var socket = new DirectoryInfo(Path.Combine(directory.Home, "run")).LinkTarget;

        Assert.That(await QueryAsync(connectionString, "SELECT 1"), Is.EqualTo(1));
        await postgres.StopAsync(default);
        Assert.That(socket, Does.StartWith(Path.GetTempPath()));
        Assert.That(Directory.Exists(socket), Is.False);
    }

    private static async Task<string> SharedAsync()
    {
        var cluster = await Testing.Databases.TestCluster.SharedAsync();
        return cluster.ServerConnectionString;
    }
}
