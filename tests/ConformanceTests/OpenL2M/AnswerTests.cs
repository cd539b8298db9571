using System.Net.Http.Json;
using System.Text.Json;
using System.Text.Json.Nodes;
using NUnit.Framework;

namespace Reporting.ConformanceTests.OpenL2M;

/// <summary>Whole answers of the product to the same requests, status, headers and body.</summary>
internal sealed class AnswerTests
{
    private const string Good = $"Token {RecordedService.Token}";
    private const string Stats = "/api/stats/";

    /// <summary>What was asked; a header "Authorization" without a value stands for none.</summary>
    private static readonly Dictionary<string, (string Method, string Path, string? Authorization, string? Accept)> Requests = new(StringComparer.Ordinal)
    {
        ["GET valid staff, empty DB"] = ("GET", Stats, Good, null),
        ["GET non-staff write-disabled"] = ("GET", Stats, "Token <member>", null),
        ["no header"] = ("GET", Stats, null, null),
        ["invalid token"] = ("GET", Stats, "Token 0123456789abcdef0123456789abcdef01234567", null),
        ["expired"] = ("GET", Stats, "Token <expired>", null),
        ["IP refused"] = ("GET", Stats, "Token <elsewhere>", null),
        ["Bearer"] = ("GET", Stats, $"Bearer {RecordedService.Token}", null),
        ["lowercase token kw"] = ("GET", Stats, $"token {RecordedService.Token}", null),
        ["Token only"] = ("GET", Stats, "Token", null),
        ["Token with spaces"] = ("GET", Stats, "Token aa bb", null),
        ["query token"] = ("GET", $"{Stats}?token={RecordedService.Token}", null, null),
        ["POST valid"] = ("POST", Stats, Good, null),
        ["POST no auth"] = ("POST", Stats, null, null),
        ["OPTIONS"] = ("OPTIONS", Stats, Good, null),
        ["HEAD"] = ("HEAD", Stats, Good, null),
        ["no slash"] = ("GET", "/api/stats", Good, null),
        ["Accept html"] = ("GET", Stats, Good, "text/html"),
        ["Accept xml"] = ("GET", Stats, Good, "application/xml"),
        ["format=json"] = ("GET", $"{Stats}?format=json", Good, null),
        ["format=xml"] = ("GET", $"{Stats}?format=xml", Good, null),
        ["basic"] = ("GET", Stats, "Basic YWRtaW46YWRtaW4=", null),
    };

    /// <summary>Answers that this service does not give, and why.</summary>
    private static readonly Dictionary<string, string> Inapplicable = new(StringComparer.Ordinal)
    {
        ["inactive user"] = "A token of this service has no user who could be inactive; one that is taken back is unknown.",
    };

    private static readonly IReadOnlyList<string> Elsewhere = ["10.0.0.0/8"];

    private readonly Dictionary<string, string> tokens = new(StringComparer.Ordinal);
    private RecordedService service = null!;
    private HttpClient client = null!;

    private static IEnumerable<TestCaseData> Answers => ConformanceData.Cases(RecordedAnswer.File, () => RecordedAnswer.ReadAll().Select(Case));

    [OneTimeSetUp]
    public async Task StartAsync()
    {
        var now = new DateTimeOffset(2026, 11, 21, 1, 54, 52, TimeSpan.Zero);
        service = await RecordedService.StartAsync("network", now, overTheNetwork: true);
        client = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false }) { BaseAddress = service.Client.BaseAddress };
        await service.IngestAsync("api-tokens", Enumerable.Range(1, 5).Select(id => new JsonObject { ["id"] = id }));

        // The product counts the call that it answers; here calls count when they are ingested.
        await service.IngestAsync("log-entries", [new JsonObject { ["id"] = 1, ["timestamp"] = "2026-11-21T01:54:52Z", ["type"] = 5, ["action"] = 95, ["user_id"] = 1 }]);
        tokens["<member>"] = await MakeTokenAsync(new { name = "member", role = "member" });
        tokens["<expired>"] = await MakeTokenAsync(new { name = "expired", role = "member", expires_at = now.AddSeconds(1) });
        tokens["<elsewhere>"] = await MakeTokenAsync(new { name = "elsewhere", role = "member", allowed_networks = Elsewhere });
        service.Clock.Advance(TimeSpan.FromSeconds(2));
    }

    [OneTimeTearDown]
    public async Task StopAsync()
    {
        client.Dispose();
        await service.DisposeAsync();
    }

    [TestCaseSource(nameof(Answers))]
    public async Task Answers_as_recorded(object recorded)
    {
        var expected = Differing((RecordedAnswer)recorded);
        using var answer = await SendAsync(Requests[expected.Name]);

        Assert.That((int)answer.StatusCode, Is.EqualTo(expected.Status));
        var headers = RecordedAnswer.Tell(header => Header(answer, header));
        Assert.That(expected.Headers.Select(header => (header.Key, headers[header.Key])), Is.EqualTo(expected.Headers.Select(header => (header.Key, header.Value))));
        if (expected.Body is { } body)
        {
            Assert.That(await answer.Content.ReadAsStringAsync(), Is.EqualTo(body));
            Assert.That(answer.Content.Headers.ContentLength, expected.Name is "HEAD" ? Is.GreaterThan(1_600) : Is.EqualTo(body.Length));
        }
    }

    private static TestCaseData Case(RecordedAnswer answer)
    {
        var test = new TestCaseData(answer).SetArgDisplayNames(answer.Name);
        return Inapplicable.TryGetValue(answer.Name, out var reason) ? test.Ignore(reason) : test;
    }

    /// <summary>On purpose there is no page of HTML: who takes nothing else gets nothing.</summary>
    private static RecordedAnswer Differing(RecordedAnswer recorded)
        => recorded.Name is "Accept html" ? RecordedAnswer.ReadAll().Single(answer => answer.Name is "Accept xml") with { Name = recorded.Name } : recorded;

    private static string? Header(HttpResponseMessage answer, string name)
        => answer.Headers.NonValidated.TryGetValues(name, out var values) || answer.Content.Headers.NonValidated.TryGetValues(name, out values) ? string.Join(", ", values) : null;

    private async Task<HttpResponseMessage> SendAsync((string Method, string Path, string? Authorization, string? Accept) asked)
    {
        using var request = new HttpRequestMessage(new HttpMethod(asked.Method), new Uri(asked.Path, UriKind.Relative));
        request.Headers.TryAddWithoutValidation("Accept", asked.Accept ?? "*/*");
        if (asked.Authorization is { } authorization)
        {
            var name = authorization.Split(' ')[^1];
            request.Headers.TryAddWithoutValidation("Authorization", authorization.Replace(name, tokens.GetValueOrDefault(name, name), StringComparison.Ordinal));
        }

        return await client.SendAsync(request);
    }

    private async Task<string> MakeTokenAsync(object token)
    {
        using var answer = await service.Client.PostAsJsonAsync(new Uri("/api/tokens", UriKind.Relative), token);
        return JsonElement.Parse(await answer.EnsureSuccessStatusCode().Content.ReadAsStringAsync()).GetProperty("token").GetString()!;
    }
}
