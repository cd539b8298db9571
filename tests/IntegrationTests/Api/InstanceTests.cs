using NUnit.Framework;
using Reporting.Domain.Workspaces.Records;
using Reporting.Testing;
using Reporting.Testing.Service;
using Reporting.Testing.Workspaces;
using static Reporting.Testing.Workspaces.Given;

namespace Reporting.IntegrationTests.Api;

internal sealed class InstanceTests : ServiceFixture
{
    [Test]
    public async Task Says_what_it_keeps()
    {
        await Service.AddInstanceAsync();
        Service.Clock.Now = Noon.AddHours(1);
        await Service.IngestAsync("users", Known("ada"), Known("bob"));
        Service.Clock.Now = Noon.AddHours(2);
        await Service.IngestAsync("agent-stats", User("ada").Connected(Noon).AgentStats);

        var answer = await Service.GetAsync("/api/instances/dev");

        Assert.That(answer.Body, Is.EqualTo(
            """
            {"key":"dev","kind":"workspaces","name":"dev","time_zone":"UTC","base_url":null,"user_privacy":"names","created_at":"2026-03-04T12:00:00Z","collections":{"agent-stats":{"records":1,"last_received_at":"2026-03-04T14:00:00Z"},"app-sessions":{"records":0,"last_received_at":null},"apps":{"records":0,"last_received_at":null},"builds":{"records":0,"last_received_at":null},"template-versions":{"records":0,"last_received_at":null},"templates":{"records":0,"last_received_at":null},"usage":{"records":0,"last_received_at":null},"user-deletions":{"records":0,"last_received_at":null},"user-status-changes":{"records":0,"last_received_at":null},"users":{"records":2,"last_received_at":"2026-03-04T13:00:00Z"},"workspaces":{"records":0,"last_received_at":null}}}
            """));
    }

    [Test]
    public async Task Comes_back_empty_when_it_is_removed_and_made_again()
    {
        await Service.AddInstanceAsync();
        await Service.IngestAsync("users", Known("ada"));
        await Service.IngestAsync("agent-stats", User("ada").Connected(Noon.AddHours(-30)).AgentStats);
        (await Service.GetAsync(Activity)).Expect(200);
        (await Service.AskAsync("DELETE", "/api/instances/dev")).Expect(204);
        var gone = await Service.GetAsync(Activity);

        await Service.AddInstanceAsync();

        Assert.That(gone.Status, Is.EqualTo(404));
        Assert.That((await Service.GetAsync(Activity)).Json["report"]!["users"]!.AsArray(), Is.Empty);
        Assert.That(await Service.CountAsync("users"), Is.Zero);
    }

    [Test]
    public async Task Is_one_however_often_it_is_made_at_once()
    {
        var makers = Enumerable.Range(0, 8).Select(_ => Service.AskAsync("PUT", "/api/instances/dev", ServiceUnderTest.Json(new System.Text.Json.Nodes.JsonObject { ["kind"] = "workspaces", ["name"] = "dev" })));

        var answers = await Task.WhenAll(makers);

        Assert.That(answers.Select(answer => answer.Status).Order(), Is.EqualTo([200, 200, 200, 200, 200, 200, 200, 201]));
        Assert.That((await Service.GetAsync("/api/instances")).Json.AsArray(), Has.Count.EqualTo(1));
    }

    [Test]
    public async Task Takes_whole_collections()
    {
        await Service.AddInstanceAsync();
        await Service.IngestAsync("templates", Template("go"), Template("rust"));

        var answer = await Service.AskAsync("PUT", "/api/ingest/dev/templates", RecordLines.Content<Template>([Template("rust"), Template("zig")]));

        Assert.That(answer.Body, Is.EqualTo("""{"received":2,"inserted":1,"updated":0,"unchanged":1,"removed":1}"""));
        Assert.That((await Service.GetAsync($"/api/v2/templates/{Ids.Of("go")}/daus")).Status, Is.EqualTo(404));
        Assert.That((await Service.GetAsync($"/api/v2/templates/{Ids.Of("zig")}/daus")).Status, Is.EqualTo(200));
    }

    private static string Activity => "/api/v2/insights/user-activity?start_time=2026-03-03T00:00:00Z&end_time=2026-03-04T00:00:00Z";
}
