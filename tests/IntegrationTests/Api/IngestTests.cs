using System.IO.Compression;
using System.Text;
using NUnit.Framework;
using Reporting.Testing;
using Reporting.Testing.Service;
using static Reporting.Testing.Workspaces.Given;

namespace Reporting.IntegrationTests.Api;

/// <summary>Bodies of records, from the wire to the database: taken whole or not at all.</summary>
internal sealed class IngestTests : ServiceFixture
{
    protected override (string Name, string Value)[] Settings => [("Ingestion:MaxRecordBytes", "4096"), ("Ingestion:MaxBodyBytes", "50000000")];

    [TestCase("application/x-ndjson", "")]
    [TestCase("application/x-ndjson; charset=utf-8", "gzip")]
    [TestCase("application/x-ndjson", "br")]
    [TestCase("application/json", "")]
    [TestCase("application/json", "gzip")]
    [TestCase("application/json", "br")]
    public async Task Takes_records_in_every_form(string type, string compression)
    {
        await Service.AddInstanceAsync();
        var lines = RecordLines.Of([Known("ada"), Known("Bøb")]);
        var body = type.Contains("ndjson", StringComparison.Ordinal) ? lines : $"[{lines.TrimEnd().Replace('\n', ',')}]";

        var answer = await Service.AskAsync("POST", "/api/ingest/dev/users", Compressed(body, type, compression));

        Assert.That(answer.Body, Is.EqualTo("""{"received":2,"inserted":2,"updated":0,"unchanged":0,"removed":0}"""));
        Assert.That(await Service.CountAsync("users"), Is.EqualTo(2));
    }

    [Test]
    public async Task Lists_every_fault_and_stores_nothing()
    {
        await Service.AddInstanceAsync();
        var stats = RecordLines.Of(User("ada").Connected(Noon, minutes: 3).AgentStats).Split('\n');

        var answer = await Service.AskAsync("POST", "/api/ingest/dev/agent-stats", RecordLines.Content(string.Join('\n',
            stats[0],
            "",
            stats[1].Replace("2026-03-04T12:01:00+00:00", "2026-03-04T12:01:00", StringComparison.Ordinal).Replace("\"session_count_ssh\":1", "\"session_count_ssh\":-1", StringComparison.Ordinal),
            stats[2].Replace("\"connection_count\":1,", "\"color\":\"red\",", StringComparison.Ordinal),
            "{\"id\":",
            stats[2].Replace("\"session_count_vscode\":0", "\"session_count_vscode\":\"0\"", StringComparison.Ordinal))));

        Assert.That(answer.Status, Is.EqualTo(400));
        Assert.That(answer.Type, Is.EqualTo("application/problem+json"));
        Assert.That(answer.Body, Is.EqualTo(
            """{"type":"about:blank","title":"Bad Request","status":400,"detail":"Nothing was stored: the body has invalid records.","errors":[""" +
            """{"record":2,"line":3,"field":"created_at","message":"must be a date-time with an offset"},""" +
            """{"record":2,"line":3,"field":"session_count_ssh","message":"must not be negative"},""" +
            """{"record":3,"line":4,"field":"color","message":"is not a field of this collection"},""" +
            """{"record":3,"line":4,"field":"connection_count","message":"is required"},""" +
            """{"record":4,"line":5,"field":null,"message":"is not valid JSON of at most 64 levels: line 1 of it, byte 7"},""" +
            """{"record":5,"line":6,"field":"session_count_vscode","message":"must be an integer"}]}"""));
        Assert.That(await Service.CountAsync("agent-stats"), Is.Zero);
    }

    [Test]
    public async Task Lists_a_hundred_faults_and_no_more()
    {
        await Service.AddInstanceAsync();

        var answer = await Service.AskAsync("POST", "/api/ingest/dev/users", RecordLines.Content(string.Concat(Enumerable.Repeat("{}\n", 200))));

        Assert.That(answer.Json["errors"]!.AsArray(), Has.Count.EqualTo(100));
        Assert.That(answer.Json["errors"]!.AsArray()[^1]!["record"]!.GetValue<int>(), Is.EqualTo(50));
    }

    [Test]
    public async Task Names_a_key_that_comes_twice_in_a_whole_collection()
    {
        await Service.AddInstanceAsync();
        await Service.IngestAsync("users", Known("ada"));

        var answer = await Service.AskAsync("PUT", "/api/ingest/dev/users", RecordLines.Content([Known("bob"), Known("cem"), Known("bob")]));

        Assert.That(answer.Json["errors"]!.ToJsonString(), Is.EqualTo("""[{"record":3,"line":3,"field":"id","message":"has the same key as record 1"}]"""));
        Assert.That(await Service.CountAsync("users"), Is.EqualTo(1));
    }

    [Test]
    public async Task Stores_nothing_of_a_body_with_too_large_a_record()
    {
        await Service.AddInstanceAsync();

        var answer = await Service.AskAsync("POST", "/api/ingest/dev/users", RecordLines.Content([Known("ada"), Known("bob") with { AvatarUrl = new string('x', 5_000) }]));

        Assert.That(answer.Body, Is.EqualTo("""{"type":"about:blank","title":"Payload Too Large","status":413,"detail":"A record is larger than 4096 bytes."}"""));
        Assert.That(await Service.CountAsync("users"), Is.Zero);
    }

    /// <summary>Beyond what the server takes by default; a small compressed body may unfold to a large one.</summary>
    [TestCase(40_000_000, "", 200)]
    [TestCase(40_000_000, "br", 200)]
    [TestCase(60_000_000, "", 413)]
    [TestCase(60_000_000, "gzip", 413)]
    public async Task Takes_bodies_up_to_their_limit(int size, string compression, int status)
    {
        await Service.AddInstanceAsync();
        var line = RecordLines.Of([Known("ada") with { AvatarUrl = new string('x', 3_900) }]);
        var body = string.Concat(Enumerable.Repeat(line, size / line.Length));

        var answer = await Service.AskAsync("POST", "/api/ingest/dev/users", Compressed(body, "application/x-ndjson", compression));

        Assert.That(answer.Status, Is.EqualTo(status));
        Assert.That(await Service.CountAsync("users"), Is.EqualTo(status == 200 ? 1 : 0));
    }

    [TestCase("gzip")]
    [TestCase("br")]
    public async Task Stores_nothing_of_a_compressed_body_that_was_cut_off(string compression)
    {
        await Service.AddInstanceAsync();
        var whole = await Compressed(RecordLines.Of(Enumerable.Range(0, 2_000).Select(number => Known($"user {number}"))), "application/x-ndjson", compression).ReadAsByteArrayAsync();
        using var part = Bytes(whole[..(whole.Length * 3 / 4)], "application/x-ndjson", compression);

        var answer = await Service.AskAsync("POST", "/api/ingest/dev/users", part);

        Assert.That(answer.Status, Is.EqualTo(400));
        Assert.That(await Service.CountAsync("users"), Is.Zero);
    }

    private static ByteArrayContent Compressed(string body, string type, string compression)
    {
        var plain = Encoding.UTF8.GetBytes(body);
        if (compression.Length == 0)
        {
            return Bytes(plain, type, compression);
        }

        using var target = new MemoryStream();
        using (Stream stream = compression is "gzip" ? new GZipStream(target, CompressionLevel.Fastest, leaveOpen: true) : new BrotliStream(target, CompressionLevel.Fastest, leaveOpen: true))
        {
            stream.Write(plain);
        }

        return Bytes(target.ToArray(), type, compression);
    }

    private static ByteArrayContent Bytes(byte[] bytes, string type, string compression)
    {
        var content = new ByteArrayContent(bytes);
        content.Headers.TryAddWithoutValidation("Content-Type", type);
        if (compression.Length > 0)
        {
            content.Headers.ContentEncoding.Add(compression);
        }

        return content;
    }
}
