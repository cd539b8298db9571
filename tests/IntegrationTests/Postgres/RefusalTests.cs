using NUnit.Framework;
using Reporting.Infrastructure.Postgres;
using Reporting.Testing;
using Reporting.Testing.Databases;
using static Reporting.Testing.Databases.PostgresUnderTest;

namespace Reporting.IntegrationTests.Postgres;

[RequiresPostgresBinaries]
internal sealed class RefusalTests
{
    [Test]
    public async Task Refuses_a_second_service_on_the_same_directory_and_leaves_the_first_alone()
    {
        await using var directory = new PostgresUnderTest();
        var connectionString = await directory.Create().StartAsync(default);

        var refusal = Assert.ThrowsAsync<EmbeddedPostgresException>(() => directory.Create().StartAsync(default));

        Assert.That(refusal!.Message, Does.StartWith($"Another Reporting service is using {directory.DataDirectory}"));
        Assert.That(await QueryAsync(connectionString, "SELECT 1"), Is.EqualTo(1));
    }

    [Test]
    public async Task Refuses_a_database_of_another_major_version_and_does_not_touch_it()
    {
        await using var directory = new PostgresUnderTest();
        Directory.CreateDirectory(directory.Cluster);
        await File.WriteAllTextAsync(Path.Combine(directory.Cluster, "PG_VERSION"), "9\n");

        var refusal = Assert.ThrowsAsync<EmbeddedPostgresException>(() => directory.Create().StartAsync(default));

        Assert.That(refusal!.Message, Does.Contain("was made by PostgreSQL 9, found ").And.Contain("install PostgreSQL 9"));
        Assert.That(Directory.GetFileSystemEntries(directory.Cluster), Has.Length.EqualTo(1));
    }

    [Test]
    public void Says_what_to_install_when_there_are_no_binaries()
    {
        var refusal = Assert.ThrowsAsync<EmbeddedPostgresException>(
            () => PostgresBinaries.FindAsync(ScratchDirectory.Next("empty"), ScratchDirectory.Next("cluster"), default));

        Assert.That(refusal!.Message, Does.Contain("found none").And.Contain("apt-get install postgresql").And.Not.Contain("\n"));
    }

    [Test]
    public async Task Says_why_the_server_does_not_start()
    {
        await using var directory = new PostgresUnderTest();
        var first = directory.Create();
        await first.StartAsync(default);
        await first.StopAsync(default);
        await File.WriteAllTextAsync(Path.Combine(directory.Home, "local.conf"), "shared_bufers = '1GB'\n");

        var refusal = Assert.ThrowsAsync<EmbeddedPostgresException>(() => directory.Create().StartAsync(default));

        Assert.That(refusal!.Message, Does.Contain("unrecognized configuration parameter \"shared_bufers\""));
    }
}
