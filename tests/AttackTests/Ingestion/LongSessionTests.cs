using System.Text;
using NUnit.Framework;
using Reporting.Testing.Service;

namespace Reporting.AttackTests.Ingestion;

/// <summary>App sessions as long as they may be: each line has a year of half hours computed and stored.</summary>
internal sealed class LongSessionTests : ServiceFixture
{
    [Test]
    public async Task Are_refused_where_a_request_has_many()
    {
        await Service.AddInstanceAsync();

        var refused = await Service.AskAsync("POST", "/api/ingest/dev/app-sessions", Sessions(400));
        var count = await Service.CountAsync("app-sessions");
        var taken = await Service.AskAsync("POST", "/api/ingest/dev/app-sessions", Sessions(3));

        Assert.That(refused.Status, Is.EqualTo(400), refused.Body);
        Assert.That(refused.Json["errors"]!.ToJsonString(), Is.EqualTo(
            """[{"record":228,"line":228,"field":null,"message":"has more than 4000000 half hours with the records before it, the most of a request: send fewer at once"}]"""));
        Assert.That(count, Is.Zero);
        Assert.That(taken.Status, Is.EqualTo(200), taken.Body);
    }

    private static StringContent Sessions(int count) => new(
        string.Join('\n', Enumerable.Range(0, count).Select(session =>
            $$"""{"user_id":"{{Guid.Empty}}","agent_id":"{{Guid.Empty}}","session_id":"00000000-0000-0000-0000-{{session:D12}}","workspace_id":"{{Guid.Empty}}","access_method":"path","slug_or_port":"code","session_started_at":"2025-03-03T12:00:00Z","session_ended_at":"2026-03-04T11:59:59Z"}""")),
        Encoding.UTF8,
        "application/x-ndjson");
}
