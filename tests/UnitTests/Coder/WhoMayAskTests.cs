using System.Net;
using NUnit.Framework;
using Reporting.Domain.Access;

namespace Reporting.UnitTests.Coder;

internal sealed class WhoMayAskTests : CoderFixture
{
    private const string Template = "00000000-0000-0000-0000-000000000001";
    private const string SignedOut = "{\"message\":\"You are signed out or your session has expired. Please sign in again to continue.\",\"detail\":\"";
    private const string Hidden = "{\"message\":\"Resource not found or you do not have access to this resource\"}\n";

    [TestCase("insights/daus", 403, Description = "the role before the parameters")]
    [TestCase("insights/daus?foo=1", 403)]
    [TestCase("insights/user-status-counts", 403)]
    [TestCase("insights/user-activity?" + Week, 404)]
    [TestCase("insights/user-latency?" + Week, 404)]
    [TestCase("insights/templates?" + Week, 404)]
    [TestCase("insights/user-activity?foo=1", 400, Description = "the parameters before the role")]
    [TestCase("insights/user-activity?start_time=2026-03-09T00:00:00Z&end_time=2027-01-01T00:00:00Z", 400)]
    [TestCase("insights/user-status-counts?interval=1", 400)]
    [TestCase("templates/" + Template + "/daus", 404)]
    [TestCase("templates/" + Template + "/daus?tz_offset=x", 404)]
    [TestCase("templates/x/daus", 400, Description = "the address before the role")]
    public async Task Members_and_ingesters_see_nothing(string path, int status)
    {
        Host.Readers.Existing.Add(new Guid(Template));
        var member = await Host.GetAsync(TokenRole.Member, path);
        var ingester = await Host.GetAsync(TokenRole.Ingest, path);

        Assert.That((member.Status, ingester.Status), Is.EqualTo((status, status)));
        Assert.That(Host.Readers.Reads, Is.Zero);
    }

    [TestCase("insights/daus")]
    [TestCase("insights/user-status-counts")]
    [TestCase("insights/user-activity?" + Week)]
    [TestCase("insights/user-latency?" + Week)]
    [TestCase("insights/templates?" + Week)]
    [TestCase("templates/" + Template + "/daus")]
    public async Task Admins_and_auditors_see_all(string path)
    {
        Host.Readers.Existing.Add(new Guid(Template));

        Assert.That((await Host.GetAsync(TokenRole.Admin, path)).Status, Is.EqualTo(200));
        Assert.That((await Host.GetAsync(TokenRole.Auditor, path)).Status, Is.EqualTo(200));
    }

    [Test]
    public async Task Refusals_have_the_words_of_the_peer()
    {
        Assert.That((await Host.GetAsync(TokenRole.Member, "insights/daus")).Body, Is.EqualTo(
            "{\"message\":\"Forbidden.\",\"detail\":\"You don't have permission to view this content. If you believe this is a mistake, please contact your administrator or try signing in with different credentials.\"}\n"));
        Assert.That((await Host.GetAsync(TokenRole.Member, $"insights/templates?{Week}")).Body, Is.EqualTo(Hidden));
        Assert.That((await Host.GetAsync(TokenRole.Admin, $"templates/{Template}/daus?tz_offset=x")).Body, Is.EqualTo(Hidden), "no such template, before the parameters");
        Assert.That((await Host.GetAsync(TokenRole.Admin, "templates/a%22b/daus")).Body, Is.EqualTo("{\"message\":\"Invalid UUID \\\"a\\\\\\\"b\\\".\",\"detail\":\"invalid UUID length: 3\"}\n".Replace("\\\\\\\"", "\\\\\\\"", StringComparison.Ordinal)));
    }

    [Test]
    public async Task Without_a_token_nothing_is_told()
    {
        var answer = await Host.SendAsync(HttpMethod.Get, "insights/daus?coder_session_token=abc");

        Assert.That((answer.Status, answer.Body), Is.EqualTo((401, SignedOut + "Cookie \\\"coder_session_token\\\" or query parameter must be provided.\"}\n")));
        Assert.That(answer.Type, Is.EqualTo("application/json; charset=utf-8"));
        Assert.That(answer.Response.Headers.WwwAuthenticate.ToString(), Is.EqualTo(
            "Bearer realm=\"coder\", error=\"invalid_token\", error_description=\"The access token is invalid\", resource_metadata=\"http://localhost/.well-known/oauth-protected-resource\""));
    }

    [Test]
    public async Task A_token_may_stand_in_three_places_and_the_first_counts()
    {
        var (good, bad) = (Host.Access.Add(TokenRole.Admin), "nobody");

        Assert.That((await Host.SendAsync(HttpMethod.Get, "insights/daus", "Coder-Session-Token", good)).Status, Is.EqualTo(200));
        Assert.That((await Host.SendAsync(HttpMethod.Get, "insights/daus", "Authorization", $"bEARER {good}")).Status, Is.EqualTo(200));
        Assert.That((await Host.SendAsync(HttpMethod.Get, "insights/daus", "Cookie", $"coder_session_token={good}")).Status, Is.EqualTo(200));
        Assert.That((await Host.SendAsync(HttpMethod.Get, "insights/daus", "Authorization", $"Basic {good}")).Status, Is.EqualTo(401));
        Assert.That((await Host.SendAsync(HttpMethod.Get, "insights/daus", "Coder-Session-Token", bad, "Authorization", $"Bearer {good}")).Body, Is.EqualTo(SignedOut + "API key is invalid.\"}\n"));
        Assert.That((await Host.SendAsync(HttpMethod.Get, "insights/daus", "Cookie", $"coder_session_token={bad}", "Coder-Session-Token", good)).Status, Is.EqualTo(401));
    }

    [Test]
    public async Task A_token_expires_at_its_time()
    {
        await AddAsync("late", Host.Clock.Now.AddSeconds(1), []);
        Assert.That((await Host.SendAsync(HttpMethod.Get, "insights/daus", "Coder-Session-Token", "late")).Status, Is.EqualTo(200));

        Host.Clock.Advance(TimeSpan.FromSeconds(1));
        var answer = await Host.SendAsync(HttpMethod.Get, "insights/daus", "Coder-Session-Token", "late");

        Assert.That((answer.Status, answer.Body), Is.EqualTo((401, SignedOut + "API key expired at \\\"2026-03-18 14:25:37.5 +0000 UTC\\\".\"}\n")));
        Assert.That(answer.Response.Headers.WwwAuthenticate.ToString(), Does.Contain("The access token has expired"));
    }

    [TestCase("10.1.2.3", 200)]
    [TestCase("::ffff:10.1.2.3", 200)]
    [TestCase("10.2.0.1", 401)]
    [TestCase(null, 401)]
    public async Task A_token_may_be_kept_to_networks(string? address, int status)
    {
        await AddAsync("near", expiresAt: null, [IPNetwork.Parse("10.1.0.0/16")]);

        Assert.That(await Host.GetFromAsync(address is null ? null : IPAddress.Parse(address), "insights/daus", "near"), Is.EqualTo(status));
    }

    private async Task AddAsync(string text, DateTimeOffset? expiresAt, IReadOnlyList<IPNetwork> networks)
    {
        await Host.Access.AddAsync(new TokenDraft(text, TokenRole.Admin, InstanceId: null, expiresAt, networks, TokenDigest.Of(text)), CancellationToken.None);
        await Host.Access.RefreshAsync(CancellationToken.None);
    }
}
