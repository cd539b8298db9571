using System.Text.Json;
using NUnit.Framework;
using Reporting.Application.Health;

namespace Reporting.UnitTests.Coder;

internal sealed class HostingTests : CoderFixture
{
    [Test]
    public async Task Says_that_it_lives_and_whether_it_is_ready()
    {
        Assert.That(await AskAsync("../../health/live"), Is.EqualTo((200, "live\n", "text/plain; charset=utf-8")));
        Assert.That(await AskAsync("../../health/ready"), Is.EqualTo((200, "ready\n", "text/plain; charset=utf-8")));

        Host.Readers.Readiness = new Readiness(IsReady: false, "the database does not answer");
        Assert.That(await AskAsync("../../health/ready"), Is.EqualTo((503, "the database does not answer\n", "text/plain; charset=utf-8")));
        Assert.That((await AskAsync("../../health/live")).Status, Is.EqualTo(200));
    }

    [Test]
    public async Task Describes_its_own_routes_alone()
    {
        var (_, body, _) = await AskAsync("../../openapi/coder.json");
        var paths = JsonDocument.Parse(body).RootElement.GetProperty("paths").EnumerateObject().ToList();

        Assert.That(paths.Select(path => path.Name), Is.EquivalentTo(
        [
            "/api/v2/insights/daus", "/api/v2/insights/waus", "/api/v2/insights/maus", "/api/v2/insights/templates", "/api/v2/insights/user-activity", "/api/v2/insights/user-latency",
            "/api/v2/insights/user-status-counts", "/api/v2/templates/{template}/daus",
        ]));
        var route = paths.Single(path => path.Name.EndsWith("user-activity", StringComparison.Ordinal)).Value.GetProperty("get");
        Assert.That(route.GetProperty("parameters").EnumerateArray().Select(parameter => parameter.GetProperty("name").GetString()), Is.EqualTo(["start_time", "end_time", "template_ids"]));
        Assert.That(route.GetProperty("responses").EnumerateObject().Select(response => response.Name), Is.EqualTo(["200", "400", "401", "403", "404", "429", "503", "504"]));
    }

    [Test]
    public async Task Shows_its_documents_on_a_page()
    {
        Assert.That((await AskAsync("../../docs/index.html")).Status, Is.EqualTo(200));
        Assert.That((await AskAsync("../../docs/index.js")).Body, Does.Contain("/openapi/coder.json").And.Contain("/openapi/native.json"));
    }

    private async Task<(int Status, string Body, string? Type)> AskAsync(string path)
    {
        var answer = await Host.SendAsync(HttpMethod.Get, path);
        return (answer.Status, answer.Body, answer.Type);
    }
}
