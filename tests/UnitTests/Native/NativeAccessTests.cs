using NUnit.Framework;
using Reporting.Domain.Access;

namespace Reporting.UnitTests.Native;

internal sealed class NativeAccessTests : NativeFixture
{
    private static readonly string[] AdminRoutes =
    [
        "PUT /api/instances/dev", "DELETE /api/instances/dev", "POST /api/tokens", "GET /api/tokens", "DELETE /api/tokens/1",
    ];

    private static readonly string[] IngestRoutes = ["POST /api/ingest/dev/users", "PUT /api/ingest/dev/users"];

    [TestCase(null, "Bearer")]
    [TestCase("Basic YTpi", "Bearer")]
    [TestCase("Bearer", "Bearer")]
    public async Task Asks_for_a_token(string? authorization, string challenge)
    {
        var answer = await Host.AskAsync(authorization, "GET", "/api/instances");

        Assert.That(answer.Response.Headers.WwwAuthenticate.ToString(), Is.EqualTo(challenge));
        Assert.That(answer.Type, Is.EqualTo("application/problem+json"));
        Assert.That((answer.Status, answer.Body), Is.EqualTo((401,
            """{"type":"about:blank","title":"Unauthorized","status":401,"detail":"Send a token in the header Authorization: Bearer \u003Ctoken\u003E."}""")));
    }

    [Test]
    public async Task Refuses_an_unknown_token()
    {
        var answer = await Host.AskAsync("Bearer nobody", "GET", "/api/instances");

        Assert.That(answer.Response.Headers.WwwAuthenticate.ToString(), Is.EqualTo("Bearer error=\"invalid_token\""));
        Assert.That((answer.Status, answer.Body), Is.EqualTo((401,
            """{"type":"about:blank","title":"Unauthorized","status":401,"detail":"The token is unknown or revoked."}""")));
    }

    [Test]
    public async Task Takes_the_scheme_in_any_case()
    {
        var token = Host.Access.Add(TokenRole.Member);

        Assert.That((await Host.AskAsync($"bEARER {token}", "GET", "/api/instances")).Status, Is.EqualTo(200));
    }

    [Test]
    public async Task Keeps_administration_to_admins(
        [ValueSource(nameof(AdminRoutes))] string route,
        [Values(TokenRole.Auditor, TokenRole.Member, TokenRole.Ingest)] TokenRole role)
    {
        await RefusesAsync(route, role);
    }

    [Test]
    public async Task Keeps_ingest_to_ingest_and_admin(
        [ValueSource(nameof(IngestRoutes))] string route,
        [Values(TokenRole.Auditor, TokenRole.Member)] TokenRole role)
    {
        await RefusesAsync(route, role);
    }

    [TestCase("GET /api/instances/prod")]
    [TestCase("PUT /api/instances/prod")]
    [TestCase("PUT /api/instances/new")]
    [TestCase("DELETE /api/instances/prod")]
    [TestCase("POST /api/ingest/prod/users")]
    [TestCase("PUT /api/ingest/prod/users")]
    [TestCase("PUT /api/ingest/none/users")]
    public async Task Keeps_a_bound_token_to_its_instance(string route)
    {
        var parts = route.Split(' ');
        var answer = await Host.AskAsync(TokenRole.Admin, parts[0], parts[1], "{}", boundTo: Host.Dev);

        Assert.That(answer.Status, Is.EqualTo(403));
        Assert.That(answer.Body, Does.Contain($"The token is bound to another instance than {parts[1].Split('/')[3]}."));
    }

    [Test]
    public async Task Says_that_there_is_no_such_route()
    {
        var answer = await Host.AskAsync(authorization: null, "GET", "/api/nothing");

        Assert.That((answer.Status, answer.Body), Is.EqualTo((404,
            """{"type":"about:blank","title":"Not Found","status":404,"detail":"There is nothing at this address."}""")));
    }

    [Test]
    public async Task Says_which_methods_are_allowed()
    {
        var answer = await Host.AskAsync(authorization: null, "DELETE", "/api/ingest/dev/users");

        Assert.That(answer.Status, Is.EqualTo(405));
        Assert.That(answer.Response.Content.Headers.Allow, Is.EquivalentTo(["POST", "PUT"]));
        Assert.That(answer.Type, Is.EqualTo("application/problem+json"));
    }

    private async Task RefusesAsync(string route, TokenRole role)
    {
        var parts = route.Split(' ');
        var answer = await Host.AskAsync(role, parts[0], parts[1], "{}");

        Assert.That((answer.Status, answer.Body), Is.EqualTo((403,
            $$"""{"type":"about:blank","title":"Forbidden","status":403,"detail":"The role {{role.ToString().ToLowerInvariant()}} may not do this."}""")));
    }
}
