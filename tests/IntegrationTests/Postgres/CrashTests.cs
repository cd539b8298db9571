using System.Diagnostics;
using NUnit.Framework;
using Reporting.Infrastructure.Postgres;
using Reporting.Testing.Databases;
using static Reporting.Testing.Databases.PostgresUnderTest;

namespace Reporting.IntegrationTests.Postgres;

[RequiresPostgresBinaries]
internal sealed class CrashTests
{
    [Test]
    public async Task Starts_the_server_again_when_its_postmaster_is_killed()
    {
        await using var directory = new PostgresUnderTest(durable: true);
        var connectionString = await directory.Create().StartAsync(default);
        await QueryAsync(connectionString, "CREATE TABLE kept AS SELECT 42 AS answer");
        var killed = await directory.PostmasterAsync();

        Process.GetProcessById(killed).Kill();
        await Task.Delay(TimeSpan.FromMilliseconds(100));

        Assert.That(await QueryPatientlyAsync(connectionString, "SELECT answer FROM kept"), Is.EqualTo(42));
        Assert.That(await directory.PostmasterAsync(), Is.Not.EqualTo(killed));
    }

    [Test]
    public async Task Takes_over_from_a_server_that_a_killed_service_left_running()
    {
        await using var directory = await StoppedWithDataAsync();
        using var orphan = await directory.StartOrphanAsync();
        await ReadyAsync(orphan, directory);

        var connectionString = await directory.Create().StartAsync(default);

        Assert.That(orphan.Exited.IsCompleted, Is.True);
        Assert.That(await QueryAsync(connectionString, "SELECT answer FROM kept"), Is.EqualTo(42));
    }

    [Test]
    public async Task Starts_beside_a_lock_file_whose_process_number_another_program_has_now()
    {
        await using var directory = await StoppedWithDataAsync();
        var user = await ServerUser.FindAsync(directory.Cluster, "postgres", default);
        using var other = Command.Start(user.Run("sleep", "60"));
        await File.WriteAllTextAsync(Path.Combine(directory.Cluster, "postmaster.pid"), $"{other.Id}\n{directory.Cluster}\n1\n5432\n\n\n");

        var connectionString = await directory.Create().StartAsync(default);

        Assert.That(await QueryAsync(connectionString, "SELECT answer FROM kept"), Is.EqualTo(42));
        Assert.That(other.HasExited, Is.False);
        other.Kill();
    }

    [Test]
    public async Task Makes_the_cluster_anew_when_its_making_was_interrupted()
    {
        await using var directory = new PostgresUnderTest(durable: true);
        Directory.CreateDirectory(Path.Combine(directory.Home, "cluster.new", "base"));
        await File.WriteAllTextAsync(Path.Combine(directory.Home, "cluster.new", "PG_VERSION"), "15\n");

        var connectionString = await directory.Create().StartAsync(default);

        Assert.That(await QueryAsync(connectionString, "SELECT current_database()"), Is.EqualTo("reporting"));
    }

    [Test]
    public async Task Recovers_after_a_stop_that_had_no_time()
    {
        await using var directory = new PostgresUnderTest(durable: true);
        var first = directory.Create();
        await QueryAsync(await first.StartAsync(default), "CREATE TABLE kept AS SELECT 42 AS answer");

        await first.StopAsync(new CancellationToken(canceled: true));
        var connectionString = await directory.Create().StartAsync(default);

        Assert.That(await QueryAsync(connectionString, "SELECT answer FROM kept"), Is.EqualTo(42));
    }

    private static async Task<PostgresUnderTest> StoppedWithDataAsync()
    {
        var directory = new PostgresUnderTest(durable: true);
        var first = directory.Create();
        await QueryAsync(await first.StartAsync(default), "CREATE TABLE kept AS SELECT 42 AS answer");
        await first.StopAsync(default);
        return directory;
    }

    private static async Task ReadyAsync(ServerProcess server, PostgresUnderTest directory)
    {
        var socket = Path.Combine(directory.Home, "run", ".s.PGSQL.5432");
        while (!File.Exists(socket))
        {
            Assert.That(server.Exited.IsCompleted, Is.False, server.LastWords);
            await Task.Delay(TimeSpan.FromMilliseconds(50));
        }
    }
}
