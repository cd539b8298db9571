using System.Text.Json.Nodes;
using NUnit.Framework;
using Reporting.Domain.Access;
using Reporting.Testing.Service;
using Reporting.UnitTests.Native;

namespace Reporting.UnitTests.Unleash;

internal sealed class UnleashFailureTests : NativeFixture
{
    private const string LogIn = "You must log in to use Unleash.";

    private const string NoHeader =
        "You must log in to use Unleash. Your request had no authorization header, so we could not authorize you. Try logging in at /auth/simple/login";

    private const string WrongType = "invalid token: expected a different token type for this endpoint";

    [SetUp]
    public void AddInstance() => Host.Access.Add("flags", InstanceKind.Flags);

    [TestCase(null)]
    [TestCase("")]
    [TestCase(" ")]
    public async Task Who_shows_nothing_is_told_where_to_log_in(string? authorization)
    {
        var answer = await Host.AskAsync(authorization, "GET", "/api/admin/events");

        AssertError(answer, 401, $$"""
            {"name":"AuthenticationRequired","message":"{{NoHeader}}","details":[{"message":"{{NoHeader}}"}],
            "path":"/auth/simple/login","type":"password","defaultHidden":false}
            """);
    }

    [TestCase("unknown")]
    [TestCase("Bearer unknown")]
    [TestCase("Basic dXNlcjpwYXNz")]
    [TestCase("Bearer")]
    public async Task A_token_that_is_not_known_is_refused(string authorization)
    {
        var answer = await Host.AskAsync(authorization, "GET", "/api/admin/events");

        AssertError(answer, 401, $$"""{"name":"UnauthorizedError","message":"{{LogIn}}","details":[{"message":"{{LogIn}}"}]}""");
    }

    [TestCase("{0}")]
    [TestCase("Bearer {0}")]
    [TestCase("bearer   {0}")]
    public async Task A_token_stands_alone_or_after_bearer(string form)
    {
        var answer = await Host.AskAsync(string.Format(null, form, Host.Access.Add(TokenRole.Admin)), "GET", "/api/admin/nope");

        Assert.That(answer.Status, Is.EqualTo(404));
    }

    [TestCase("GET", "/api/admin/events")]
    [TestCase("GET", "/api/admin/search/events?type=x")]
    [TestCase("GET", "/api/admin/nope")]
    [TestCase("POST", "/api/admin/events")]
    public async Task A_token_that_sends_records_is_of_the_wrong_type_for_everything(string method, string path)
    {
        var answer = await Host.AskAsync(TokenRole.Ingest, method, path);

        AssertError(answer, 403, $$"""{"name":"ForbiddenError","message":"{{WrongType}}","details":[{"message":"{{WrongType}}"}]}""");
    }

    [Test]
    public async Task So_it_is_where_no_instance_can_be_chosen()
    {
        Host.Access.Add("more-flags", InstanceKind.Flags);

        Assert.That((await Host.AskAsync(TokenRole.Ingest, "GET", "/api/admin/events")).Status, Is.EqualTo(403));
        Assert.That((await Host.AskAsync(TokenRole.Admin, "GET", "/api/admin/events")).Body, Does.Contain("flags, more-flags"));
    }

    [TestCase("/api/admin/events")]
    [TestCase("/api/admin/events?project=a&project=b")]
    public async Task A_member_is_told_what_permission_it_needs_before_what_is_wrong(string path)
    {
        const string Message = "You don't have the required permissions to perform this operation. To perform this action, you need the \\\"ADMIN\\\" permission.";
        var answer = await Host.AskAsync(TokenRole.Member, "GET", path);

        AssertError(answer, 403, $$"""{"name":"PermissionError","message":"{{Message}}","details":[{"message":"{{Message}}"}],"permissions":["ADMIN"]}""");
    }

    [TestCase("GET", "/api/admin/nope?x=1", "/api/admin/nope")]
    [TestCase("GET", "/api/admin", "/api/admin")]
    [TestCase("POST", "/api/admin/events", "/api/admin/events")]
    [TestCase("DELETE", "/api/admin/search/events", "/api/admin/search/events")]
    public async Task Other_routes_and_methods_are_not_available(string method, string path, string named)
    {
        var message = $"The path you were looking for ({named}) is not available.";
        var answer = await Host.AskAsync(TokenRole.Member, method, path);

        AssertError(answer, 404, $$"""{"name":"NotFoundError","message":"{{message}}","details":[{"message":"{{message}}"}]}""");
    }

    [TestCase("OPTIONS", "/api/admin/events")]
    [TestCase("GET", "/api/admin/nope")]
    public async Task Nobody_learns_without_a_token_what_there_is(string method, string path)
        => Assert.That((await Host.AskAsync(null, method, path)).Status, Is.EqualTo(401));

    private static void AssertError(Answer answer, int status, string body)
    {
        var error = JsonNode.Parse(answer.Body)!.AsObject();
        var isNamed = Guid.TryParse(error["id"]?.GetValue<string>(), out _);
        error.Remove("id");

        Assert.That(answer.Status, Is.EqualTo(status));
        Assert.That(answer.Type, Is.EqualTo("application/json; charset=utf-8"));
        Assert.That(isNamed, Is.True);
        Assert.That(error.ToJsonString(), Is.EqualTo(JsonNode.Parse(body)!.ToJsonString()));
    }
}
