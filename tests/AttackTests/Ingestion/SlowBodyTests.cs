using System.IO.Compression;
using System.Net.Http.Headers;
using Npgsql;
using NUnit.Framework;
using Reporting.Testing;
using Reporting.Testing.Service;
using static Reporting.Testing.Workspaces.Given;

namespace Reporting.AttackTests.Ingestion;

/// <summary>Bodies that arrive slowly, or that are mostly nothing.</summary>
internal sealed class SlowBodyTests : ServiceFixture
{
    private const int SlowBodies = 40;

    protected override (string Name, string Value)[] Settings => [("Ingestion:MaxConcurrentRequests", "4"), ("Ingestion:MaxOpenBodiesPerToken", "40")];

    [Test]
    public async Task Of_one_token_hold_no_connection_and_leave_others_theirs()
    {
        await Service.AddInstanceAsync();
        var (_, slow) = await Service.AddTokenAsync("ingest", "dev");
        var (_, other) = await Service.AddTokenAsync("ingest", "dev");
        var head = $"POST /api/ingest/dev/users HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer {slow}\r\nContent-Type: application/x-ndjson\r\nContent-Length: 1000000\r\n\r\n";
        var bodies = new List<RawRequest>();
        for (var number = 0; number < SlowBodies; number++)
        {
            bodies.Add(await RawRequest.SendAsync(Service.Address, head + RecordLines.Of([Known($"slow {number}")])));
        }

        await Service.WaitForRecordsAsync(onTheWay: true);
        var connections = await CountTransactionsAsync();
        var answers = new List<int>();
        for (var number = 0; number < 20; number++)
        {
            answers.Add((await Service.AskAsync("POST", "/api/ingest/dev/users", RecordLines.Content([Known($"user {number}")]), other)).Status);
        }

        var tooMany = await Service.AskAsync("POST", "/api/ingest/dev/users", RecordLines.Content([Known("eve")]), slow);
        bodies.ForEach(body => body.Dispose());
        await Service.WaitForRecordsAsync(onTheWay: false);

        Assert.That(connections, Is.Zero);
        Assert.That(answers, Is.All.EqualTo(200));
        Assert.That(tooMany.Status, Is.EqualTo(429), tooMany.Body);
        Assert.That(await Service.CountAsync("users"), Is.EqualTo(20));
    }

    [TestCase(0, 1)]
    [TestCase(100_000, 3_000)]
    public async Task Large_ones_are_stored_whole_and_leave_no_file(int bytesInMemory, int users)
    {
        await Service.AddInstanceAsync();

        var answer = await Service.IngestAsync("users", Enumerable.Range(0, users).Select(number => Known($"user {number} {new string('x', 100)}")));

        Assert.That(answer.Json["inserted"]!.GetValue<int>(), Is.EqualTo(users), bytesInMemory.ToString(System.Globalization.CultureInfo.InvariantCulture));
        Assert.That(Directory.EnumerateFiles(Path.GetTempPath(), "reporting-body-*"), Is.Empty);
    }

    [TestCase("application/x-ndjson")]
    [TestCase("application/json")]
    public async Task That_are_mostly_blank_are_refused(string type)
    {
        await Service.AddInstanceAsync();
        using var body = new MemoryStream();
        await using (var gzip = new GZipStream(body, CompressionLevel.Optimal, leaveOpen: true))
        {
            var blank = new byte[1 << 20];
            Array.Fill(blank, (byte)'\n');
            for (var megabytes = 0; megabytes < 64; megabytes++)
            {
                await gzip.WriteAsync(blank);
            }
        }

        using var content = new ByteArrayContent(body.ToArray());
        content.Headers.ContentType = new MediaTypeHeaderValue(type);
        content.Headers.ContentEncoding.Add("gzip");

        var answer = await Service.AskAsync("POST", "/api/ingest/dev/users", content);

        Assert.That(answer.Status, Is.EqualTo(413), answer.Body);
        Assert.That(answer.Body, Does.Contain("mostly blank"));
    }

    private async Task<long> CountTransactionsAsync()
    {
        await using var source = NpgsqlDataSource.Create(Service.ConnectionString);
        await using var command = source.CreateCommand(
            "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid() AND xact_start IS NOT NULL AND state LIKE 'idle in%'");
        return (long)(await command.ExecuteScalarAsync())!;
    }
}
