using Npgsql;
using NUnit.Framework;
using Reporting.Testing.Service;

namespace Reporting.IntegrationTests.Plans;

/// <summary>Working tables stay as long as their connection, so that requests leave the catalogs as they are.</summary>
internal sealed class CatalogTests : ServiceFixture
{
    private const int Requests = 200;

    /// <summary>Until the connections of the pool have their working tables.</summary>
    private const int WarmUp = 20;

    /// <summary>What the working tables of all connections of the pool take, some of which are first used late; those of each request would take more than a thousand.</summary>
    private const long PagesOfConnections = 60;

    [Test]
    public async Task Requests_leave_the_catalogs_as_they_are()
    {
        await Service.AddInstanceAsync("workspaces");
        await Service.AddInstanceAsync("flags", "flags");
        for (var request = 0; request < WarmUp; request++)
        {
            await SendAsync(request);
        }

        var before = await ReadAsync();

        for (var request = WarmUp; request < WarmUp + Requests; request++)
        {
            await SendAsync(request);
        }

        Assert.That(await ReadAsync() - before, Is.LessThan(PagesOfConnections));
    }

    [Test]
    public async Task Refused_requests_leave_the_catalogs_as_they_are_too()
    {
        await Service.AddInstanceAsync("workspaces");
        for (var request = 0; request < WarmUp; request++)
        {
            await SendAsync("workspaces", "agent-stats", "{}", 400);
        }

        var before = await ReadAsync();

        for (var request = 1; request <= Requests; request++)
        {
            await SendAsync("workspaces", "agent-stats", $"{LargeInstances.Line("agent-stats", request, 0)}\n{{}}", 400);
        }

        Assert.That(await ReadAsync() - before, Is.LessThan(PagesOfConnections));
    }

    private async Task SendAsync(int n)
    {
        await SendAsync("workspaces", "agent-stats", LargeInstances.Line("agent-stats", n, 0), 200);
        await SendAsync("flags", "events", LargeInstances.Line("events", n, 0), 200);
    }

    private async Task SendAsync(string instance, string collection, string lines, int status)
        => (await Service.AskAsync("POST", $"/api/ingest/{instance}/{collection}", Reporting.Testing.RecordLines.Content(lines))).Expect(status);

    /// <summary>The pages of the catalogs, with rows that are dead: nothing removes these in the databases of tests.</summary>
    private async Task<long> ReadAsync()
    {
        await using var connection = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(Service.ConnectionString) { Pooling = false }.ConnectionString);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(
            """
            SELECT sum(pg_relation_size(catalogs.oid)) / 8192
            FROM pg_class AS catalogs
            WHERE catalogs.relname IN ('pg_class', 'pg_attribute', 'pg_type', 'pg_depend', 'pg_statistic')
            """,
            connection);
        return (long)(decimal)(await command.ExecuteScalarAsync())!;
    }
}
