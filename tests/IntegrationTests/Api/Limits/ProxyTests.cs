using NUnit.Framework;
using Reporting.Testing.Service;

namespace Reporting.IntegrationTests.Api.Limits;

/// <summary>Callers behind a proxy that is known, which here is the test itself.</summary>
internal sealed class ProxyTests : ServiceFixture
{
    private const string Header = "X-Forwarded-For";

    protected override (string Name, string Value)[] Settings
        => [("Proxies:Known", "127.0.0.0/8, ::1"), ("Requests:FailedAttemptsPerMinute", "2")];

    [Test]
    public async Task Are_seen_with_their_own_addresses()
    {
        var (_, token) = await Service.AddTokenAsync("admin", instance: null, expiresAt: null, "203.0.113.0/24");

        Assert.That((await Service.GetAsync("/api/tokens", token, (Header, "203.0.113.7"))).Status, Is.EqualTo(200));
        Assert.That((await Service.GetAsync("/api/tokens", token, (Header, "198.51.100.7"))).Status, Is.EqualTo(401));
        Assert.That((await Service.GetAsync("/api/tokens", token, (Header, "203.0.113.7, 198.51.100.7"))).Status, Is.EqualTo(401), "the proxy adds to what it got: only the last word is its own");
    }

    [Test]
    public async Task Are_limited_one_by_one()
    {
        for (var attempt = 0; attempt < 2; attempt++)
        {
            await Service.GetAsync("/api/tokens", "a-wrong-token", (Header, "198.51.100.7"));
        }

        Assert.That((await Service.GetAsync("/api/tokens", "a-wrong-token", (Header, "198.51.100.7"))).Status, Is.EqualTo(429));
        Assert.That((await Service.GetAsync("/api/tokens", "a-wrong-token", (Header, "198.51.100.8"))).Status, Is.EqualTo(401));
    }

    [Test]
    public async Task Are_in_the_audit_with_their_own_addresses()
    {
        var body = ServiceUnderTest.Json(new System.Text.Json.Nodes.JsonObject { ["name"] = "x", ["role"] = "member" });
        (await Service.AskAsync("POST", "/api/tokens", body, ServiceUnderTest.AdminToken, (Header, "198.51.100.7"))).Expect(201);

        Assert.That((string?)(await Service.GetAsync("/api/audit")).Json.AsArray()[0]!["address"], Is.EqualTo("198.51.100.7"));
    }
}

/// <summary>Callers who claim to stand behind a proxy, though none is known.</summary>
internal sealed class UnknownProxyTests : ServiceFixture
{
    [Test]
    public async Task Are_not_believed()
    {
        var (_, token) = await Service.AddTokenAsync("admin", instance: null, expiresAt: null, "203.0.113.0/24");

        Assert.That((await Service.GetAsync("/api/tokens", token, ("X-Forwarded-For", "203.0.113.7"))).Status, Is.EqualTo(401));
    }
}
