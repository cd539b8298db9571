using System.Diagnostics;
using NUnit.Framework;
using Reporting.Infrastructure.Postgres;
using Reporting.Testing;
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
    public async Task Starts_the_server_again_after_whatever_failure_once_its_cause_is_gone()
    {
        await using var directory = new PostgresUnderTest(durable: true);
        var connectionString = await directory.Create().StartAsync(default);
        await QueryAsync(connectionString, "CREATE TABLE kept AS SELECT 42 AS answer");
        var blocked = await BlockConfigurationAsync(directory);
        await Task.Delay(TimeSpan.FromSeconds(2));

        Directory.Delete(blocked);

        Assert.That(await QueryPatientlyAsync(connectionString, "SELECT answer FROM kept"), Is.EqualTo(42));
    }

    [Test]
    public async Task Stops_without_an_exception_while_the_server_cannot_be_started()
    {
        await using var directory = new PostgresUnderTest(durable: true);
        var postgres = directory.Create();
        await postgres.StartAsync(default);
        await BlockConfigurationAsync(directory);
        await Task.Delay(TimeSpan.FromSeconds(1));

        await postgres.StopAsync(default);

        Assert.That(DirectoryLock.IsLockedElsewhere(directory.DataDirectory), Is.False);
    }

    [Test]
    public async Task Restarts_the_server_when_its_programs_are_replaced()
    {
        var programs = await CopyProgramsAsync();
        await using var directory = new PostgresUnderTest(durable: true, binDirectory: programs);
        var connectionString = await directory.Create().StartAsync(default);
        await QueryAsync(connectionString, "CREATE TABLE kept AS SELECT 42 AS answer");
        var before = await directory.PostmasterAsync();

        // A package manager writes the new program beside the old one and renames it.
        var program = Path.Combine(programs, "postgres");
        File.Copy(program, program + ".new");
        File.Move(program + ".new", program, overwrite: true);
        await WaitForAnotherPostmasterAsync(directory, before);

        Assert.That(await QueryPatientlyAsync(connectionString, "SELECT answer FROM kept"), Is.EqualTo(42));
        Assert.That(new FileInfo($"/proc/{await directory.PostmasterAsync()}/exe").LinkTarget, Is.EqualTo(program));
        Assert.That(await File.ReadAllTextAsync(Directory.GetFiles(Path.Combine(directory.Home, "log"))[0]), Does.Contain("received fast shutdown request"));
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

    /// <summary>Kills the server and puts a directory where its configuration is written: not what an embedded server fails with by itself.</summary>
    private static async Task<string> BlockConfigurationAsync(PostgresUnderTest directory)
    {
        var path = Path.Combine(directory.Home, "postgresql.conf");
        File.Delete(path);
        Directory.CreateDirectory(path);
        Process.GetProcessById(await directory.PostmasterAsync()).Kill();
        return path;
    }

    /// <summary>An installation of PostgreSQL whose programs a test may replace; libraries and shared files are those of the system's.</summary>
    private static async Task<string> CopyProgramsAsync()
    {
        var installed = (await PostgresBinaries.FindAsync(binDirectory: null, "/nowhere", default)).Directory;
        var version = Path.GetFileName(Path.GetDirectoryName(installed)!);
        var root = Directory.CreateDirectory(ScratchDirectory.Next("programs")).FullName;
        var programs = Directory.CreateDirectory(Path.Combine(root, "lib", "postgresql", version, "bin")).FullName;
        var share = Directory.CreateDirectory(Path.Combine(root, "share", "postgresql")).FullName;
        File.CreateSymbolicLink(Path.Combine(programs, "..", "lib"), Path.Combine(installed, "..", "lib"));
        File.CreateSymbolicLink(Path.Combine(share, version), $"/usr/share/postgresql/{version}");
        foreach (var program in new[] { "initdb", "postgres" })
        {
            File.Copy(Path.Combine(installed, program), Path.Combine(programs, program));
        }

        return programs;
    }

    private static async Task WaitForAnotherPostmasterAsync(PostgresUnderTest directory, int before)
    {
        using var timeout = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        while (Directory.Exists($"/proc/{before}") || !File.Exists(Path.Combine(directory.Cluster, "postmaster.pid")))
        {
            await Task.Delay(TimeSpan.FromMilliseconds(50), timeout.Token);
        }
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
