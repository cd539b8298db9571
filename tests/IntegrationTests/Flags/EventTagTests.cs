using System.Net;
using NUnit.Framework;
using Reporting.Testing.Flags;

namespace Reporting.IntegrationTests.Flags;

internal sealed class EventTagTests : FlagsFixture
{
    private static readonly string[] Paths =
    [
        "/api/admin/events", "/api/admin/events?project=a", "/api/admin/events/f", "/api/admin/search/events", "/api/admin/search/events/csv", "/api/admin/event-creators",
    ];

    private long lastId = 1;

    protected override IEnumerable<SampleEvent> Events => [new(1) { Project = "a", Flag = "f" }];

    [TestCaseSource(nameof(Paths))]
    public async Task Who_holds_an_answer_is_not_sent_it_again_until_an_event_comes(string path)
    {
        using var first = await Service.OpenAsync(path);
        var tag = first.Headers.ETag!;
        using var again = await Service.OpenAsync(path, change: request => request.Headers.IfNoneMatch.Add(tag));
        await Service.IngestLinesAsync("events", new SampleEvent(++lastId).Line);
        using var later = await Service.OpenAsync(path, change: request => request.Headers.IfNoneMatch.Add(tag));

        Assert.That(tag.IsWeak, Is.True);
        Assert.That(first.Headers.Vary.Single(), Is.EqualTo("Accept-Encoding"));
        Assert.That(again.StatusCode, Is.EqualTo(HttpStatusCode.NotModified));
        Assert.That(later.StatusCode, Is.EqualTo(HttpStatusCode.OK));
    }

    [Test]
    public async Task The_same_events_have_another_form_in_each_route()
    {
        var list = await Service.ReadAsync("/api/admin/events?limit=50");
        var search = await Service.ReadAsync("/api/admin/search/events?limit=50");

        Assert.That(list.TryGetProperty("version", out _), Is.True);
        Assert.That(search.TryGetProperty("version", out _), Is.False);
    }

    [Test]
    public async Task Links_follow_the_address_of_the_instance()
    {
        using var before = await Service.OpenAsync("/api/admin/search/events?id=IS:1");
        await Service.SaveInstanceAsync("https://flags.example.com/");
        using var after = await Service.OpenAsync("/api/admin/search/events?id=IS:1", change: request => request.Headers.IfNoneMatch.Add(before.Headers.ETag!));
        await Service.SaveInstanceAsync(null);

        Assert.That(await before.Content.ReadAsStringAsync(), Does.Contain("**[f](/projects/a/features/f)**"));
        Assert.That(await after.Content.ReadAsStringAsync(), Does.Contain("**[f](https://flags.example.com/projects/a/features/f)**"));
    }
}
