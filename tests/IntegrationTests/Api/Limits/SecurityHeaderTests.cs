using NUnit.Framework;
using Reporting.Testing.Service;

namespace Reporting.IntegrationTests.Api.Limits;

/// <summary>What every answer tells browsers.</summary>
internal sealed class SecurityHeaderTests : ServiceFixture
{
    private const string Nothing = "default-src 'none'; frame-ancestors 'none'";

    private static readonly string[] Names = ["X-Content-Type-Options", "Referrer-Policy", "Cross-Origin-Resource-Policy", "Content-Security-Policy"];

    [TestCase(Dialects.Coder, 200)]
    [TestCase(Dialects.Unleash, 200)]
    [TestCase(Dialects.Native, 200)]
    [TestCase("/health/live", 200)]
    [TestCase("/openapi/native.json", 200)]
    [TestCase("/api/v2/nothing", 404)]
    [TestCase("/nowhere", 404)]
    [TestCase("/api/v2/insights/daus?foo=1", 400)]
    public async Task Is_that_it_is_data_and_no_page(string address, int status)
    {
        await Service.AddInstancesAsync();

        var answer = await Service.GetAsync(address);

        Assert.That(answer.Status, Is.EqualTo(status));
        Assert.That(Guards(answer), Is.EqualTo(["nosniff", "no-referrer", "same-origin", Nothing]));
        Assert.That(answer.Response.Headers.Contains("Server"), Is.False);
    }

    [Test]
    public async Task Is_what_the_dialect_says_where_it_says_something()
    {
        await Service.AddInstancesAsync();

        var answer = await Service.AskInAsync(Dialects.OpenL2M);

        Assert.That(Guards(answer), Is.EqualTo(["nosniff", "same-origin", "same-origin", Nothing]));
    }

    [Test]
    public async Task Lets_the_page_of_documents_run()
    {
        var answer = await Service.GetAsync("/docs/index.html", token: null);

        Assert.That(answer.Status, Is.EqualTo(200));
        Assert.That(Guards(answer)[3], Does.StartWith("default-src 'self';").And.Contain("frame-ancestors 'none'"));
    }

    private static IReadOnlyList<string> Guards(Answer answer)
        => [.. Names.Select(name => Read(answer, name))];

    private static string Read(Answer answer, string name) => answer.Response.Headers.TryGetValues(name, out var values) ? string.Join('|', values) : "";
}
