using System.Text;
using System.Text.Json;
using NUnit.Framework;
using Reporting.Testing.Flags;
using Reporting.Testing.Service;

namespace Reporting.AttackTests.Streams;

/// <summary>A list that is read slowly while events come in.</summary>
internal sealed class ListConsistencyTests : ServiceFixture
{
    [Test]
    public async Task Has_each_event_that_was_there_once_and_none_that_came_in_later()
    {
        await LongList.AddAsync(Service);
        using var reader = await LongList.AskAsync(Service, "/api/admin/events?project=long");
        Assert.That(await reader.ReadStatusAsync(), Is.EqualTo("HTTP/1.1 200 OK"));
        await AddLaterAsync(SampleEvent.Noon.AddSeconds(1.5), SampleEvent.Noon.AddDays(1));

        var answer = await reader.ReadToEndAsync();

        var body = JsonElement.Parse(string.Concat(Chunks(answer[(answer.IndexOf("\r\n\r\n", StringComparison.Ordinal) + 4)..])));
        var ids = body.GetProperty("events").EnumerateArray().Select(each => each.GetProperty("id").GetInt64());
        Assert.That(ids, Is.EqualTo(Enumerable.Range(1, LongList.Count).Reverse()));
        Assert.That(body.GetProperty("totalEvents").GetInt64(), Is.EqualTo(LongList.Count));
    }

    private async Task AddLaterAsync(params DateTimeOffset[] times)
    {
        var late = times.Select((at, index) => new SampleEvent(LongList.Count + 1 + index) { At = at, Project = LongList.Project });
        using var lines = new StringContent(SampleEvent.Lines(late), Encoding.UTF8, "application/x-ndjson");
        (await Service.AskAsync("POST", "/api/ingest/dev/events", lines)).Expect(200);
    }

    /// <summary>The body without the sizes of its chunks.</summary>
    private static IEnumerable<string> Chunks(string body)
    {
        for (var at = 0; at < body.Length;)
        {
            var line = body.IndexOf("\r\n", at, StringComparison.Ordinal);
            var length = Convert.ToInt32(body[at..line], 16);
            yield return body.Substring(line + 2, length);
            at = line + 2 + length + 2;
        }
    }
}
