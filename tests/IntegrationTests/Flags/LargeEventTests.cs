using System.Globalization;
using System.Net;
using NUnit.Framework;
using Reporting.Testing.Flags;

namespace Reporting.IntegrationTests.Flags;

/// <summary>Events of which a page cannot hold as many as it is asked for: it ends at 8 MiB.</summary>
[TestFixture("data")]
[TestFixture("tags")]
internal sealed class LargeEventTests(string field) : FlagsFixture
{
    private const int Count = 12;
    private const int Fit = 10;

    protected override IEnumerable<SampleEvent> Events
        => Enumerable.Range(1, Count).Select(id => Sample(id, new string('x', 900_000)));

    [TestCase("search/events?limit=200", "total")]
    [TestCase("events?project=p&limit=200", "totalEvents")]
    public async Task A_page_ends_at_its_bytes_and_the_next_goes_on(string path, string total)
    {
        List<long> ids = [];
        for (var offset = 0; ids.Count < Count;)
        {
            using var answer = await Service.OpenAsync($"/api/admin/{path}&offset={offset}");
            var body = System.Text.Json.JsonElement.Parse(await answer.Content.ReadAsStringAsync());
            ids.AddRange(IdsOf(body));
            Assert.That(body.GetProperty(total).GetInt64(), Is.EqualTo(Count));
            Assert.That(NextOf(answer), Is.EqualTo(offset == 0 ? (int?)Fit : null));
            offset = ids.Count;
        }

        Assert.That(ids, Is.EqualTo(Enumerable.Range(1, Count).Reverse()));
    }

    [Test]
    public async Task A_page_that_holds_what_it_was_asked_for_names_no_next()
    {
        using var answer = await Service.OpenAsync("/api/admin/search/events?limit=2");

        Assert.That(NextOf(answer), Is.Null);
    }

    [Test]
    public async Task A_whole_list_has_them_all()
        => Assert.That(IdsOf(await Service.ReadAsync("/api/admin/events?project=p")), Is.EqualTo(Enumerable.Range(1, Count).Reverse()));

    [TestCase(200, HttpStatusCode.OK)]
    [TestCase(201, HttpStatusCode.BadRequest)]
    public async Task A_text_to_search_for_is_short(int letters, HttpStatusCode status)
    {
        foreach (var path in new[] { "search/events", "search/events/csv" })
        {
            using var answer = await Service.OpenAsync($"/api/admin/{path}?query={new string('y', letters)}");
            Assert.That(answer.StatusCode, Is.EqualTo(status));
            Assert.That(
                (await answer.Content.ReadAsStringAsync()).Contains("The `/query/query` property must NOT have more than 200 characters.", StringComparison.Ordinal),
                Is.EqualTo(status == HttpStatusCode.BadRequest));
        }
    }

    private SampleEvent Sample(int id, string text)
        => field == "data" ? new SampleEvent(id) { Project = "p", Data = $"\"{text}\"" } : new SampleEvent(id) { Project = "p", Tags = [text] };

    private static int? NextOf(HttpResponseMessage answer)
        => answer.Headers.TryGetValues("X-Reporting-Next-Offset", out var values) ? int.Parse(values.Single(), CultureInfo.InvariantCulture) : null;
}
