using System.IO.Compression;
using NUnit.Framework;
using Reporting.Testing.Flags;

namespace Reporting.IntegrationTests.Flags;

/// <summary>Lists that are longer than what is read or kept at a time.</summary>
internal sealed class EventListTests : FlagsFixture
{
    private const int Many = 4500;

    private static readonly string[] NamesOfAFlag = ["version", "toggleName", "events", "totalEvents"];

    /// <summary>Five at each instant, so that pieces end between events of one instant.</summary>
    protected override IEnumerable<SampleEvent> Events => Enumerable.Range(1, Many)
        .Select(id => new SampleEvent(id) { At = SampleEvent.Noon.AddMinutes(id / 7), Project = id % 3 == 0 ? "b" : "a", Flag = "f", Data = "\"word\"" });

    private static IEnumerable<long> Newest => Enumerable.Range(1, Many).Reverse().Select(id => (long)id);

    [Test]
    public async Task Without_a_project_only_the_last_hundred_are_told()
    {
        var body = await Service.ReadAsync("/api/admin/events");

        Assert.That(IdsOf(body), Is.EqualTo(Newest.Take(100)));
        Assert.That(body.GetProperty("totalEvents").GetInt64(), Is.EqualTo(Many));
    }

    [TestCase("project=a", 3000)]
    [TestCase("project=b", 1500)]
    [TestCase("project=b&Limit=3&OFFSET=1", 1500, Description = "names of other parameters")]
    [TestCase("project=a, b", Many)]
    public async Task A_project_is_told_whole(string query, int count)
    {
        var body = await Service.ReadAsync($"/api/admin/events?{query}");

        Assert.That(IdsOf(body), Is.EqualTo(Newest.Where(id => count == Many || (id % 3 == 0) == (count == 1500))));
        Assert.That(body.GetProperty("totalEvents").GetInt64(), Is.EqualTo(count));
    }

    [TestCase("project=a&limit=3", 3, 3000)]
    [TestCase("project=a&offset=2998", 2, 3000)]
    [TestCase("project=a&limit=x", 50, 3000)]
    [TestCase("limit=1000", 1000, Many)]
    [TestCase("limit=0", 100, Many)]
    [TestCase("Project=a", 100, Many)]
    public async Task Whoever_asks_for_a_part_gets_a_part(string query, int count, int total)
    {
        var body = await Service.ReadAsync($"/api/admin/events?{query}");

        Assert.That(body.GetProperty("events").GetArrayLength(), Is.EqualTo(count));
        Assert.That(body.GetProperty("totalEvents").GetInt64(), Is.EqualTo(total));
    }

    [Test]
    public async Task A_flag_is_told_whole()
    {
        var body = await Service.ReadAsync("/api/admin/events/f");

        Assert.That(body.EnumerateObject().Select(property => property.Name), Is.EqualTo(NamesOfAFlag));
        Assert.That(body.GetProperty("toggleName").GetString(), Is.EqualTo("f"));
        Assert.That(IdsOf(body), Is.EqualTo(Newest));
    }

    [Test]
    public async Task A_long_list_is_compressed_when_asked()
    {
        using var answer = await Service.OpenAsync("/api/admin/events?project=a", change: request => request.Headers.AcceptEncoding.ParseAdd("gzip"));
        await using var body = new GZipStream(await answer.Content.ReadAsStreamAsync(), CompressionMode.Decompress);
        using var text = new StreamReader(body);

        Assert.That(answer.Content.Headers.ContentEncoding, Has.One.EqualTo("gzip"));
        Assert.That(IdsOf(System.Text.Json.JsonElement.Parse(await text.ReadToEndAsync())), Has.Count.EqualTo(3000));
    }

    [Test]
    public async Task A_long_list_is_exported_whole_and_in_order()
    {
        using var answer = await Service.OpenAsync("/api/admin/search/events/csv?query=word&limit=1");
        var lines = (await answer.Content.ReadAsStringAsync()).Split("\r\n", StringSplitOptions.RemoveEmptyEntries);

        Assert.That(lines.Skip(1).Select(line => line.Split(',')[0]), Is.EqualTo(Newest.Select(id => $"{id}")));
    }
}
