using System.IO.Compression;
using System.Text;
using NUnit.Framework;
using Reporting.Domain.Access;
using static Reporting.UnitTests.Ingestion.Reading;

namespace Reporting.UnitTests.Native;

internal sealed class IngestRouteTests : NativeFixture
{
    private const string Lines = "application/x-ndjson";

    [TestCase("POST", Lines, Ada + "\n" + Bob)]
    [TestCase("PUT", Lines, Ada + "\n" + Bob)]
    [TestCase("POST", "application/json", "[" + Ada + "," + Bob + "]")]
    [TestCase("POST", "Application/JSON; charset=\"UTF-8\"", "[" + Ada + "," + Bob + "]")]
    public async Task Takes_records(string method, string type, string body)
    {
        var answer = await Host.AskAsync(TokenRole.Ingest, method, "/api/ingest/dev/users", body, Host.Dev, type);

        Assert.That((answer.Status, answer.Body), Is.EqualTo((200, """{"received":2,"inserted":2,"updated":0,"unchanged":0,"removed":0}""")));
        Assert.That(answer.Type, Is.EqualTo("application/json; charset=utf-8"));
        Assert.That(Host.Store.Merged, Has.Count.EqualTo(2));
    }

    [TestCase("gzip", 200)]
    [TestCase("GZIP", 200)]
    [TestCase("br", 200)]
    [TestCase("identity", 400, Description = "then it is no JSON")]
    [TestCase("deflate", 415)]
    [TestCase("gzip, br", 415)]
    public async Task Takes_records_in_one_compression(string encoding, int status)
    {
        using var packed = new MemoryStream();
        using (Stream stream = encoding is "br" ? new BrotliStream(packed, CompressionLevel.Fastest, true) : new GZipStream(packed, CompressionLevel.Fastest, true))
        {
            stream.Write(Encoding.UTF8.GetBytes(Ada));
        }

        using var content = new ByteArrayContent(packed.ToArray());
        content.Headers.TryAddWithoutValidation("Content-Type", Lines);
        content.Headers.TryAddWithoutValidation("Content-Encoding", encoding);
        var answer = await Host.AskAsync($"Bearer {Host.Access.Add(TokenRole.Ingest)}", "POST", "/api/ingest/dev/users", content);

        Assert.That(answer.Status, Is.EqualTo(status));
    }

    [Test]
    public async Task Lists_the_faults_of_records()
    {
        var answer = await Host.AskAsync(TokenRole.Ingest, "POST", "/api/ingest/dev/users", Ada + "\n\n{\n" + Bad, type: Lines);

        Assert.That((answer.Status, answer.Type), Is.EqualTo((400, "application/problem+json")));
        Assert.That(answer.Body, Is.EqualTo(
            """{"type":"about:blank","title":"Bad Request","status":400,"detail":"Nothing was stored: the body has invalid records.","errors":[""" +
            """{"record":2,"line":3,"field":null,"message":"is not valid JSON of at most 64 levels: line 1 of it, byte 2"},""" +
            """{"record":3,"line":4,"field":"username","message":"is required"}]}"""));
        Assert.That(Host.Store.Merged, Is.Empty);
    }

    [TestCase("/api/ingest/none/users", "There is no instance none. There are: dev, prod.")]
    [TestCase("/api/ingest/dev/flags", "An instance of kind workspaces has no collection flags. There are: agent-stats, app-sessions, apps, builds, template-versions, templates, usage, user-deletions, user-status-changes, users, workspaces.")]
    public async Task Names_what_there_is(string path, string detail)
    {
        var answer = await Host.AskAsync(TokenRole.Ingest, "POST", path, Ada, type: Lines);

        Assert.That((answer.Status, answer.Body), Is.EqualTo((404,
            $$"""{"type":"about:blank","title":"Not Found","status":404,"detail":"{{detail}}"}""")));
    }

    [Test]
    public async Task Replaces_snapshots_only()
    {
        var answer = await Host.AskAsync(TokenRole.Ingest, "PUT", "/api/ingest/dev/agent-stats", "", type: Lines);

        Assert.That(answer.Response.Content.Headers.Allow, Is.EqualTo(["POST"]));
        Assert.That((answer.Status, answer.Body), Is.EqualTo((405,
            """{"type":"about:blank","title":"Method Not Allowed","status":405,"detail":"agent-stats is not a snapshot collection: add to it with POST."}""")));
    }

    [TestCase("text/csv")]
    [TestCase("application/json; charset=iso-8859-1")]
    public async Task Takes_no_other_forms(string type)
    {
        var answer = await Host.AskAsync(TokenRole.Ingest, "POST", "/api/ingest/dev/users", Ada, type: type);

        Assert.That((answer.Status, answer.Body), Is.EqualTo((415,
            """{"type":"about:blank","title":"Unsupported Media Type","status":415,"detail":"Send application/x-ndjson or application/json, in UTF-8."}""")));
    }

    [Test]
    public async Task Takes_no_record_above_the_limit()
    {
        var large = Ada.Replace("ada", new string('a', 1 << 20), StringComparison.Ordinal);
        var answer = await Host.AskAsync(TokenRole.Ingest, "POST", "/api/ingest/dev/users", large, type: Lines);

        Assert.That((answer.Status, answer.Body), Is.EqualTo((413,
            """{"type":"about:blank","title":"Payload Too Large","status":413,"detail":"A record is larger than 1048576 bytes."}""")));
    }
}
