using System.Text.Json.Nodes;
using NUnit.Framework;
using Reporting.Domain.Access;
using Reporting.Testing.Service;

namespace Reporting.UnitTests.Native;

internal sealed class TokenRouteTests : NativeFixture
{
    [Test]
    public async Task Makes_a_token_and_tells_it_this_once()
    {
        var answer = await PostAsync("""{"name":"ci","role":"ingest","instance":"dev","expires_at":"2100-01-01T02:00:00.5+02:00","allowed_networks":["10.0.0.0/8","2001:db8::1"]}""");
        var token = (string)JsonNode.Parse(answer.Body)!["token"]!;

        Assert.That(token, Does.Match("^[0-9A-Za-z]{10}-[0-9A-Za-z]{22}$"));
        Assert.That(answer.Response.Headers.CacheControl!.NoStore, Is.True);
        Assert.That((answer.Status, answer.Body), Is.EqualTo((201,
            $$"""{"id":2,"name":"ci","role":"ingest","instance":"dev","expires_at":"2100-01-01T00:00:00.5Z","token":"{{token}}"}""")));

        var listed = await Host.AskAsync(TokenRole.Admin, "GET", "/api/tokens");
        Assert.That(listed.Body, Does.Contain(
            """{"id":2,"name":"ci","role":"ingest","instance":"dev","expires_at":"2100-01-01T00:00:00.5Z","allowed_networks":["10.0.0.0/8","2001:db8::1/128"],"created_at":"2024-03-01T12:00:00Z","last_used_at":null}"""));
        Assert.That(listed.Body, Does.Not.Contain(token));
        Assert.That(Host.Access.Tokens[1].Digest, Is.EqualTo(TokenDigest.Of(token)));
    }

    [Test]
    public async Task Makes_a_token_for_all_instances_for_ever()
    {
        var answer = await PostAsync("""{"name":"all","role":"auditor","instance":null,"expires_at":null,"allowed_networks":null}""");

        Assert.That(answer.Status, Is.EqualTo(201));
        Assert.That(answer.Body, Does.StartWith("""{"id":2,"name":"all","role":"auditor","instance":null,"expires_at":null,"token":"""));
    }

    [TestCase("""{"role":"admin"}""", "name", "is required")]
    [TestCase("""{"name":"x"}""", "role", "must be one of admin, auditor, member, ingest")]
    [TestCase("""{"name":"x","role":"0"}""", "role", "must be one of admin, auditor, member, ingest")]
    [TestCase("""{"name":"x","role":"admin","instance":"none"}""", "instance", "must be the key of an instance; there are: dev, prod")]
    [TestCase("""{"name":"x","role":"admin","expires_at":"2100-01-01"}""", "expires_at", "must be a date-time with an offset")]
    [TestCase("""{"name":"x","role":"admin","expires_at":"2020-01-01T00:00:00Z"}""", "expires_at", "must be in the future")]
    [TestCase("""{"name":"x","role":"admin","allowed_networks":[]}""", "allowed_networks", "must be 1 to 100 networks, or absent for any")]
    [TestCase("""{"name":"x","role":"admin","allowed_networks":["10.0.0.1/8"]}""", "allowed_networks[0]", "must be a network such as 10.1.0.0/16 or 2001:db8::/32, without bits beyond its prefix")]
    public async Task Refuses_what_is_not_a_token(string body, string field, string message)
    {
        var answer = await PostAsync(body);

        Assert.That((answer.Status, answer.Body), Is.EqualTo((400,
            $$"""{"type":"about:blank","title":"Bad Request","status":400,"detail":"The request is not valid.","errors":[{"field":"{{field}}","message":"{{message}}"}]}""")));
    }

    [Test]
    public async Task A_bound_admin_makes_tokens_of_its_instance_only()
    {
        const string Bodies = """{"name":"x","role":"admin","instance":"dev"}""";

        Assert.That((await PostAsync(Bodies, Host.Dev)).Status, Is.EqualTo(201));
        Assert.That((await PostAsync(Bodies.Replace("dev", "prod", StringComparison.Ordinal), Host.Dev)).Status, Is.EqualTo(403));
        Assert.That((await PostAsync("""{"name":"x","role":"member"}""", Host.Dev)).Status, Is.EqualTo(403));
    }

    [Test]
    public async Task A_bound_admin_sees_and_revokes_tokens_of_its_instance_only()
    {
        Host.Access.Add(TokenRole.Member);
        Host.Access.Add(TokenRole.Member, Host.Dev);
        var admin = $"Bearer {Host.Access.Add(TokenRole.Admin, Host.Dev)}";

        var listed = await Host.AskAsync(admin, "GET", "/api/tokens");

        Assert.That(JsonNode.Parse(listed.Body)!.AsArray().Select(token => (int)token!["id"]!), Is.EqualTo([2, 3]));
        Assert.That((await Host.AskAsync(admin, "DELETE", "/api/tokens/1")).Status, Is.EqualTo(404));
        Assert.That((await Host.AskAsync(admin, "DELETE", "/api/tokens/2")).Status, Is.EqualTo(204));
    }

    [Test]
    public async Task A_revoked_token_is_refused_at_once()
    {
        var token = $"Bearer {Host.Access.Add(TokenRole.Member)}";
        var admin = $"Bearer {Host.Access.Add(TokenRole.Admin)}";

        Assert.That((await Host.AskAsync(token, "GET", "/api/instances")).Status, Is.EqualTo(200));
        Assert.That((await Host.AskAsync(admin, "DELETE", "/api/tokens/1")).Status, Is.EqualTo(204));
        Assert.That((await Host.AskAsync(token, "GET", "/api/instances")).Status, Is.EqualTo(401));
        Assert.That((await Host.AskAsync(admin, "DELETE", "/api/tokens/1")).Status, Is.EqualTo(404));
    }

    [Test]
    public async Task A_new_token_is_known_at_once()
    {
        var answer = await PostAsync("""{"name":"x","role":"member"}""");
        var token = (string)JsonNode.Parse(answer.Body)!["token"]!;

        Assert.That((await Host.AskAsync($"Bearer {token}", "GET", "/api/instances")).Status, Is.EqualTo(200));
    }

    private Task<Answer> PostAsync(string body, Instance? boundTo = null) => Host.AskAsync(TokenRole.Admin, "POST", "/api/tokens", body, boundTo);
}
