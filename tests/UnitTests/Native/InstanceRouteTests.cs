using NUnit.Framework;
using Reporting.Domain.Access;
using Reporting.Testing.Service;

namespace Reporting.UnitTests.Native;

internal sealed class InstanceRouteTests : NativeFixture
{
    private const string Collections =
        """ "collections":{"users":{"records":2,"last_received_at":"2024-03-01T12:00:00Z"},"usage":{"records":0,"last_received_at":null}} """;

    [Test]
    public async Task Creates_then_changes_an_instance()
    {
        var created = await PutAsync("new", """{"kind":"flags","name":"New","time_zone":"Europe/Berlin","base_url":"https://flags.example/"}""");
        var changed = await PutAsync("new", """{"kind":"flags","name":"Newer"}""");

        Assert.That((created.Status, created.Body), Is.EqualTo((201,
            """{"key":"new","kind":"flags","name":"New","time_zone":"Europe/Berlin","base_url":"https://flags.example/","user_privacy":"names","created_at":"2024-03-01T12:00:00Z",""" + Collections.Trim() + "}")));
        Assert.That((changed.Status, changed.Body), Is.EqualTo((200,
            """{"key":"new","kind":"flags","name":"Newer","time_zone":"UTC","base_url":null,"user_privacy":"names","created_at":"2024-03-01T12:00:00Z",""" + Collections.Trim() + "}")));
    }

    [Test]
    public async Task Keeps_the_kind()
    {
        var answer = await PutAsync("dev", """{"kind":"network","name":"Dev"}""");

        Assert.That((answer.Status, answer.Body), Is.EqualTo((409,
            """{"type":"about:blank","title":"Conflict","status":409,"detail":"The instance dev is of kind workspaces, which can\u0027t change."}""")));
    }

    [TestCase("{}", """[{"field":"kind","message":"must be one of flags, workspaces, network"},{"field":"name","message":"is required"}]""")]
    [TestCase("""{"kind":"Flags","name":"x"}""", """[{"field":"kind","message":"must be one of flags, workspaces, network"}]""")]
    [TestCase("""{"kind":"flags","name":"x","time_zone":"Berlin"}""", """[{"field":"time_zone","message":"must be the name of an IANA time zone, such as Europe/Berlin"}]""")]
    [TestCase("""{"kind":"flags","name":"x","base_url":"/here"}""", """[{"field":"base_url","message":"must be an absolute http or https URL"}]""")]
    [TestCase("""{"kind":"flags","name":"x","colour":1}""", """[{"field":"colour","message":"is not a field of this request"}]""")]
    [TestCase("""{"kind":"flags","name":5}""", """[{"field":"name","message":"has the wrong type or is not valid JSON"}]""")]
    [TestCase("", """[{"field":null,"message":"must be a JSON object"}]""")]
    [TestCase("[]", """[{"field":null,"message":"must be a JSON object"}]""")]
    [TestCase("{", """[{"field":null,"message":"must be a JSON object"}]""")]
    public async Task Refuses_what_is_not_an_instance(string body, string errors)
    {
        var answer = await PutAsync("new", body);

        Assert.That((answer.Status, answer.Body), Is.EqualTo((400,
            $$"""{"type":"about:blank","title":"Bad Request","status":400,"detail":"The request is not valid.","errors":{{errors}}}""")));
    }

    [TestCase("-a")]
    [TestCase("A")]
    [TestCase("a_b")]
    [TestCase("a%0A")]
    [TestCase("a234567890123456789012345678901234567890123456789012345678901234")]
    public async Task Refuses_what_is_not_a_key(string key)
    {
        var answer = await PutAsync(key, """{"kind":"flags","name":"x"}""");

        Assert.That(answer.Status, Is.EqualTo(400));
        Assert.That(answer.Body, Does.Contain("""[{"field":"key","message":"must match ^[a-z0-9][a-z0-9-]{0,62}$"}]"""));
    }

    [Test]
    public async Task Refuses_a_body_that_is_not_JSON()
    {
        var answer = await Host.AskAsync(TokenRole.Admin, "PUT", "/api/instances/new", "kind=flags", type: "application/x-www-form-urlencoded");

        Assert.That((answer.Status, answer.Body), Is.EqualTo((415,
            """{"type":"about:blank","title":"Unsupported Media Type","status":415,"detail":"Send application/json."}""")));
    }

    [Test]
    public async Task Lists_all_instances_or_the_one_of_a_bound_token()
    {
        var all = await Host.AskAsync(TokenRole.Member, "GET", "/api/instances");
        var own = await Host.AskAsync(TokenRole.Ingest, "GET", "/api/instances", boundTo: Host.Dev);

        var dev = """{"key":"dev","kind":"workspaces","name":"dev","time_zone":"UTC","base_url":null,"user_privacy":"names","created_at":"2024-03-01T12:00:00Z",""" + Collections.Trim() + "}";
        Assert.That(all.Body, Is.EqualTo($"[{dev},{dev.Replace("\"dev\"", "\"prod\"", StringComparison.Ordinal)}]"));
        Assert.That(own.Body, Is.EqualTo($"[{dev}]"));
        Assert.That((await Host.AskAsync(TokenRole.Member, "GET", "/api/instances/dev")).Body, Is.EqualTo(dev));
    }

    [Test]
    public async Task Removes_an_instance()
    {
        var removed = await Host.AskAsync(TokenRole.Admin, "DELETE", "/api/instances/dev");
        var again = await Host.AskAsync(TokenRole.Admin, "DELETE", "/api/instances/dev");
        var shown = await Host.AskAsync(TokenRole.Admin, "GET", "/api/instances/dev");

        Assert.That((removed.Status, removed.Body), Is.EqualTo((204, "")));
        Assert.That((again.Status, again.Body), Is.EqualTo((404,
            """{"type":"about:blank","title":"Not Found","status":404,"detail":"There is no instance dev."}""")));
        Assert.That(shown.Body, Is.EqualTo(again.Body));
    }

    private Task<Answer> PutAsync(string key, string body) => Host.AskAsync(TokenRole.Admin, "PUT", $"/api/instances/{key}", body);
}
