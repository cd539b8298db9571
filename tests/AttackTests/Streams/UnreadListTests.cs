using Npgsql;
using NUnit.Framework;
using Reporting.Testing.Service;

namespace Reporting.AttackTests.Streams;

/// <summary>Callers who ask for long lists, more of them than there are connections to the database, and never read them.</summary>
internal sealed class UnreadListTests : ServiceFixture
{
    private const int Readers = 12;

    protected override (string Name, string Value)[] Settings =>
        [("Database:ReportConnections", "4"), ("Database:ControlConnections", "4"), ("Requests:MaxStreams", "12"), ("Requests:MaxStreamsPerToken", "12")];

    [TestCase("/api/admin/search/events/csv")]
    [TestCase("/api/admin/events?project=long")]
    public async Task Hold_no_connection_and_keep_nobody_waiting(string list)
    {
        await LongList.AddAsync(Service);
        var (victim, _) = await Service.AddTokenAsync("member");
        var readers = new List<RawRequest>();
        for (var reader = 0; reader < Readers; reader++)
        {
            readers.Add(await LongList.AskAsync(Service, list));
            Assert.That(await readers[^1].ReadStatusAsync(), Is.EqualTo("HTTP/1.1 200 OK"));
        }

        Assert.That(OpenConnectionsAsync, Is.Zero.After(30).Seconds.PollEvery(100).MilliSeconds, "connections in a statement or transaction");
        Assert.That((await Service.GetAsync("/health/ready")).Status, Is.EqualTo(200));
        Assert.That((await Service.GetAsync("/api/v2/insights/daus")).Status, Is.EqualTo(200));
        Assert.That((await Service.GetAsync("/api/admin/search/events?limit=3")).Status, Is.EqualTo(200));
        Assert.That((await Service.AskAsync("DELETE", $"/api/tokens/{victim}")).Status, Is.EqualTo(204));
        readers.ForEach(reader => reader.Dispose());
    }

    private async Task<long> OpenConnectionsAsync()
    {
        await using var connection = new NpgsqlConnection(Service.ConnectionString);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(
            "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid() AND state <> 'idle'",
            connection);
        return (long)(await command.ExecuteScalarAsync())!;
    }
}
