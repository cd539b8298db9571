using NUnit.Framework;
using Reporting.Testing;
using Reporting.Testing.Service;
using static Reporting.Testing.Workspaces.Given;

namespace Reporting.IntegrationTests.Api.Limits;

/// <summary>How often a token may ask, where the operator says so.</summary>
internal sealed class RequestRateTests : ServiceFixture
{
    private const int Max = 3;

    private static readonly TestCaseData<string, string>[] Refusals =
    [
        new(Dialects.Coder, """{"message":"You've been rate limited for sending more than 3 requests in 1m0s."}"""),
        new(Dialects.Unleash, """{"name":"RateLimitError","message":"We're currently receiving too much traffic. Please try again later.","details":[{"message":"We're currently receiving too much traffic. Please try again later."}]}"""),
        new(Dialects.OpenL2M, """{"detail":"Request was throttled. Expected available in 60 seconds."}"""),
        new(Dialects.Native, """{"type":"about:blank","title":"Too Many Requests","status":429,"detail":"The token may send 3 requests a minute here; try again later."}"""),
    ];

    protected override (string Name, string Value)[] Settings => [("Requests:PerMinute", $"{Max}"), ("Ingestion:RequestsPerMinute", $"{Max}")];

    [TestCaseSource(nameof(Refusals))]
    public async Task Is_limited_in_the_words_of_each_dialect(string address, string body)
    {
        await Service.AddInstancesAsync();
        var answered = await AskOftenAsync(() => Service.AskInAsync(address));

        var refused = await Service.AskInAsync(address);

        Assert.That(answered, Is.All.EqualTo(200));
        Assert.That(refused.Status, Is.EqualTo(429));
        Assert.That(Dialects.BodyOf(refused), Is.EqualTo(body));
        Assert.That(refused.Response.Headers.RetryAfter?.ToString(), Is.EqualTo("60"));
    }

    [Test]
    public async Task Is_limited_for_each_token_and_each_route_apart()
    {
        await Service.AddInstanceAsync();
        var (_, other) = await Service.AddTokenAsync("auditor");
        await AskOftenAsync(() => Service.GetAsync(Dialects.Coder));

        Assert.That((await Service.GetAsync(Dialects.Coder)).Status, Is.EqualTo(429));
        Assert.That((await Service.GetAsync(Dialects.Coder, other)).Status, Is.EqualTo(200));
        Assert.That((await Service.GetAsync("/api/v2/insights/user-status-counts?tz_offset=0")).Status, Is.EqualTo(200));
    }

    [Test]
    public async Task Is_limited_for_records_by_a_setting_of_their_own()
    {
        await Service.AddInstanceAsync();
        var sent = await AskOftenAsync(SendAsync);

        var refused = await SendAsync();

        Assert.That(sent, Is.All.EqualTo(200));
        Assert.That((refused.Status, refused.Body), Is.EqualTo((429,
            """{"type":"about:blank","title":"Too Many Requests","status":429,"detail":"The token may send 3 requests a minute here; try again later."}""")));
        Assert.That(await Service.CountAsync("users"), Is.EqualTo(1));
    }

    private Task<Answer> SendAsync() => Service.AskAsync("POST", "/api/ingest/dev/users", RecordLines.Content([Known("ada")]));

    private static async Task<IReadOnlyList<int>> AskOftenAsync(Func<Task<Answer>> ask)
    {
        var answers = new List<int>();
        for (var asked = 0; asked < Max; asked++)
        {
            answers.Add((await ask()).Status);
        }

        return answers;
    }
}
