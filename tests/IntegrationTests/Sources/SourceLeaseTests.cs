using Microsoft.Extensions.Logging.Abstractions;
using Npgsql;
using NUnit.Framework;
using Reporting.Infrastructure.Persistence;
using Reporting.Infrastructure.Sources;
using Reporting.Testing.Databases;

namespace Reporting.IntegrationTests.Sources;

internal sealed class SourceLeaseTests
{
    private const int Instance = 7;
    private const string Source = "net";

    [Test]
    public async Task Who_sees_the_source_at_rest_after_asking_has_asked_for_the_next_reading()
    {
        await using var database = await (await TestCluster.SharedAsync()).CreateDatabaseAsync(ReportingTemplate.Migrated);
        await using var connections = NpgsqlDataSource.Create(database.ConnectionString);
        await using var lease = (await SourceLease.TryTakeAsync(connections, Instance, Source, CancellationToken.None))!;
        await lease.BeginAsync(asOf: null, CancellationToken.None);
        Assert.That(lease.WasRequested, Is.False);
        await lease.EndAsync(asOf: null, CancellationToken.None);

        // Asked, and seen at rest, after the server has decided to begin and before it shows it.
        await SourceLease.RequestAsync(connections, Source, CancellationToken.None);
        var seen = await SourceLease.ReadSharedAsync(connections, Instance, CancellationToken.None);
        await lease.BeginAsync(asOf: null, CancellationToken.None);

        Assert.That((seen, lease.WasRequested), Is.EqualTo((new SharedProgress(AsOf: null, IsReading: false, Reading: 1, LastRequested: 0), true)));

        await SourceLease.RequestAsync(connections, Source, CancellationToken.None);
        await lease.EndAsync(asOf: null, CancellationToken.None);
        await lease.BeginAsync(asOf: null, CancellationToken.None);
        Assert.That(lease.WasRequested, Is.True, "asked for during the reading before");

        await lease.BeginAsync(asOf: null, CancellationToken.None);
        Assert.That(lease.WasRequested, Is.False, "a request is carried out once");
    }

    /// <summary>Of a machine that has lost power no connection ends by itself: the database would keep its locks for hours.</summary>
    [Test]
    public async Task The_database_soon_finds_out_that_a_server_is_gone_without_a_word()
    {
        await using var database = await (await TestCluster.SharedAsync()).CreateDatabaseAsync(ReportingTemplate.Migrated);
        var address = new NpgsqlConnectionStringBuilder(database.ConnectionString) { MaxPoolSize = 1 }.ConnectionString;
        await using var connections = DatabaseServer.Describe("leases", address, new DatabaseOptions(), NullLoggerFactory.Instance).Build();
        await using (await SourceLease.TryTakeAsync(connections, Instance, Source, CancellationToken.None))
        {
            // Its connection is the only one.
        }

        // A socket of the machine itself has no such settings: what counts is what the session asks for.
        await using var command = connections.CreateCommand("SELECT string_agg(name || ' ' || reset_val, ', ' ORDER BY name) FROM pg_settings WHERE name LIKE 'tcp_keepalives%'");

        Assert.That(await command.ExecuteScalarAsync(), Is.EqualTo("tcp_keepalives_count 3, tcp_keepalives_idle 5, tcp_keepalives_interval 2"));
    }
}
