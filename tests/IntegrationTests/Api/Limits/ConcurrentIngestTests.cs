using NUnit.Framework;
using Reporting.Testing;
using Reporting.Testing.Service;
using static Reporting.Testing.Workspaces.Given;

namespace Reporting.IntegrationTests.Api.Limits;

/// <summary>How many bodies of records are taken at once.</summary>
internal sealed class ConcurrentIngestTests : ServiceFixture
{
    private static readonly string Unfinished =
        $"POST /api/ingest/dev/users HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer {ServiceUnderTest.AdminToken}\r\nContent-Type: application/x-ndjson\r\nContent-Length: 1000000\r\n\r\n{RecordLines.Of([Known("ada")])}";

    protected override (string Name, string Value)[] Settings => [("Ingestion:MaxOpenBodiesPerToken", "1")];

    [Test]
    public async Task Is_limited_and_what_is_refused_can_be_sent_again()
    {
        await Service.AddInstanceAsync();
        Answer refused;
        using (await RawRequest.SendAsync(Service.Address, Unfinished))
        {
            await Service.WaitForRecordsAsync(onTheWay: true);
            refused = await SendUntilAsync(429);
            Assert.That((await Service.GetAsync(Dialects.Coder)).Status, Is.EqualTo(200), "reports have their own room");
        }

        await SendUntilAsync(200);

        Assert.That(refused.Body, Is.EqualTo(
            """{"type":"about:blank","title":"Too Many Requests","status":429,"detail":"1 bodies of records are arriving already, 1 of them from this token; try again."}"""));
        Assert.That(refused.Response.Headers.RetryAfter?.ToString(), Is.EqualTo("1"));
        Assert.That(await Service.CountAsync("users"), Is.EqualTo(1), "only what was sent whole");
    }

    private async Task<Answer> SendUntilAsync(int status)
    {
        using var timeout = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        while (true)
        {
            var answer = await Service.AskAsync("POST", "/api/ingest/dev/users", RecordLines.Content([Known("bob")]));
            if (answer.Status == status)
            {
                return answer;
            }

            await Task.Delay(TimeSpan.FromMilliseconds(20), timeout.Token);
        }
    }
}
