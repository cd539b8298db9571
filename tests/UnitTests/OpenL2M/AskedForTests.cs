using NUnit.Framework;
using Reporting.Domain.Access;
using Reporting.Testing.Service;

namespace Reporting.UnitTests.OpenL2M;

internal sealed class AskedForTests : OpenL2MFixture
{
    [TestCase("application/json")]
    [TestCase("APPLICATION/JSON; charset=utf-8")]
    [TestCase("application/*")]
    [TestCase("*/*")]
    [TestCase("text/html, application/xhtml+xml, */*;q=0.8")]
    [TestCase("application/xml,application/json;q=0")]
    [TestCase("")]
    public async Task Whoever_takes_json_gets_it(string accept)
        => Assert.That((await Host.GetAsync(TokenRole.Member, "/api/stats/", "Accept", accept)).Status, Is.EqualTo(200));

    [TestCase("application/xml")]
    [TestCase("text/html")]
    [TestCase("text/*")]
    [TestCase("application/json+xml")]
    [TestCase("json")]
    [TestCase("*")]
    public async Task Whoever_takes_only_something_else_gets_nothing(string accept)
        => Assert.That(Told(await Host.GetAsync(TokenRole.Member, "/api/stats/", "Accept", accept)), Is.EqualTo((406, """{"detail":"Could not satisfy the request Accept header."}""")));

    [TestCase("?format=json", 200)]
    [TestCase("?format=", 200)]
    [TestCase("?format=xml&format=json", 200)]
    [TestCase("?other=xml", 200)]
    [TestCase("?FORMAT=xml", 200)]
    [TestCase("?format=xml", 404)]
    [TestCase("?format=api", 404)]
    [TestCase("?format=JSON", 404)]
    [TestCase("?format=json&format=xml", 404)]
    public async Task A_format_may_be_named(string query, int status)
    {
        var answer = await Host.GetAsync(TokenRole.Member, $"/api/stats/{query}");

        Assert.That(answer.Status, Is.EqualTo(status));
        Assert.That(answer.Body, status == 404 ? Is.EqualTo("""{"detail":"Not found."}""") : Does.StartWith("""{"database":"""));
    }

    [TestCase("GET", "application/xml", "", 406)]
    [TestCase("POST", "application/xml", "", 406)]
    [TestCase("GET", "*/*", "?format=xml", 404)]
    [TestCase("GET", "application/xml", "?format=xml", 404)]
    public async Task The_form_is_looked_at_before_the_token(string method, string accept, string query, int status)
    {
        var answer = await Host.SendAsync(method, $"/api/stats/{query}", "Accept", accept);

        Assert.That(answer.Status, Is.EqualTo(status));
        Assert.That(answer.Response.Headers.Vary.ToString(), Is.EqualTo("Accept"));
        Assert.That(answer.Response.Headers.WwwAuthenticate, Is.Empty);
    }

    [TestCase("GET", "/api/stats", "/api/stats/")]
    [TestCase("HEAD", "/api/stats", "/api/stats/")]
    [TestCase("POST", "/api/stats", "/api/stats/")]
    [TestCase("GET", "/api/stats?format=xml&a=%20b", "/api/stats/?format=xml&a=%20b")]
    public async Task Without_its_slash_the_address_leads_to_the_one_with_it(string method, string path, string location)
    {
        var answer = await Host.SendAsync(method, path, "Accept", "application/xml");

        Assert.That((answer.Status, answer.Type, answer.Body), Is.EqualTo((301, "text/html; charset=utf-8", "")));
        Assert.That(answer.Response.Headers.Location?.OriginalString, Is.EqualTo(location));
        Assert.That(answer.Response.Headers.Vary.ToString(), Is.EqualTo("Cookie"));
        Assert.That(answer.Response.Content.Headers.Allow, Is.Empty);
    }

    [Test]
    public async Task What_lies_below_is_not_found()
        => Assert.That(Told(await Host.SendAsync("GET", "/api/stats/more/")), Is.EqualTo((404, """{"detail":"Not found."}""")));

    private static (int Status, string Body) Told(Answer answer) => (answer.Status, answer.Body);
}
