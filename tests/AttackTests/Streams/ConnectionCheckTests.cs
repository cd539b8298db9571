using Npgsql;
using NUnit.Framework;
using Reporting.Testing;
using Reporting.Testing.Databases;
using Reporting.Testing.Service;

namespace Reporting.AttackTests.Streams;

/// <summary>A server whose pools are larger than what the database allows.</summary>
internal sealed class ConnectionCheckTests
{
    [Test]
    public async Task Does_not_start_and_says_which_settings_to_lower()
    {
        var cluster = await TestCluster.SharedAsync();
        await using var database = await cluster.CreateDatabaseAsync(ReportingTemplate.Migrated);
        await PostgresUnderTest.QueryAsync(cluster.ServerConnectionString, $"ALTER DATABASE {new NpgsqlConnectionStringBuilder(database.ConnectionString).Database} CONNECTION LIMIT 40");

        Assert.That(
            () => ServiceProcess.StartAsync(database.ConnectionString, ScratchDirectory.Next("service")),
            Throws.InvalidOperationException.With.Message.EqualTo(
                "It does not listen: The connection pools take up to 84 connections (24 by Database:ReportConnections, 8 by Database:ControlConnections, "
                + "52 by Ingestion:MaxConcurrentRequests = 24), which must be fewer than the 40 that the database allows this user: lower these settings or raise max_connections."));
    }
}
