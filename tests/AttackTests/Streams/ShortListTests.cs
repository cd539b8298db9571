using System.Text;
using NUnit.Framework;
using Reporting.Testing.Flags;
using Reporting.Testing.Service;

namespace Reporting.AttackTests.Streams;

/// <summary>A list that is too long for a page and short enough to be kept as it was sent.</summary>
internal sealed class ShortListTests : ServiceFixture
{
    private const string Path = "/api/admin/events?project=short";
    private const int Count = 1_500;

    protected override (string Name, string Value)[] Settings => [("Requests:MaxStreamsPerToken", "1")];

    [Test]
    public async Task Is_sent_from_memory_without_a_turn_until_another_event_comes_in()
    {
        await Service.AddInstanceAsync("dev", "flags");
        await AddAsync(Enumerable.Range(1, Count));
        var first = await Service.GetAsync(Path);

        var again = await Task.WhenAll(Enumerable.Range(0, 10).Select(_ => Service.GetAsync(Path)));
        await AddAsync([Count + 1]);
        var changed = await Service.GetAsync(Path);

        Assert.That(first.Json["totalEvents"]!.GetValue<int>(), Is.EqualTo(Count));
        Assert.That(first.Response.Headers.TransferEncodingChunked, Is.True);
        Assert.That(again.Select(answer => answer.Status), Is.All.EqualTo(200));
        Assert.That(again.Select(answer => answer.Body), Is.All.EqualTo(first.Body));
        Assert.That(again.Select(answer => answer.Response.Headers.TransferEncodingChunked), Is.All.Null);
        Assert.That(changed.Json["totalEvents"]!.GetValue<int>(), Is.EqualTo(Count + 1));
    }

    private async Task AddAsync(IEnumerable<int> ids)
    {
        var events = ids.Select(id => new SampleEvent(id) { At = SampleEvent.Noon.AddSeconds(id), Project = "short" });
        using var lines = new StringContent(SampleEvent.Lines(events), Encoding.UTF8, "application/x-ndjson");
        (await Service.AskAsync("POST", "/api/ingest/dev/events", lines)).Expect(200);
    }
}
