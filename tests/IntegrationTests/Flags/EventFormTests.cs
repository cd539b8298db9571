using NUnit.Framework;
using Reporting.Testing.Flags;

namespace Reporting.IntegrationTests.Flags;

/// <summary>Events as they are written.</summary>
internal sealed class EventFormTests : FlagsFixture
{
    private const string Odd = """{ "b":1e2, "a" : "\u00e9\u0041", "b":-0.0, "deep":[[null,true ] ] }""";

    protected override IEnumerable<SampleEvent> Events =>
    [
        new(1) { At = SampleEvent.Noon.AddTicks(9_999), By = "\"a\" <b>", Data = Odd, PreData = "[1]", Project = "p", Flag = "f" },
        new(2) { At = SampleEvent.Noon.AddSeconds(1), GroupId = "01M7", Ip = "127.0.0.1", ById = -1337, Tags = ["x"], Environment = "test" },
    ];

    [Test]
    public async Task A_list_tells_everything_in_the_product_s_order()
    {
        using var answer = await Service.OpenAsync("/api/admin/events");

        Assert.That(await answer.Content.ReadAsStringAsync(), Is.EqualTo(
            """{"version":1,"events":["""
            + """{"id":2,"type":"feature-created","createdBy":"ada@example.com","createdAt":"2026-03-02T12:00:01.000Z","createdByUserId":-1337,"""
            + """ "data":null,"preData":null,"tags":[{"type":"simple","value":"x"}],"featureName":null,"project":null,"environment":"test","groupType":"transaction","groupId":"01M7"},""".Trim()
            + """{"id":1,"type":"feature-created","createdBy":"\"a\" <b>","createdAt":"2026-03-02T12:00:00.000Z","createdByUserId":null,"""
            + $$""" "data":{{Odd}},"preData":[1],"tags":[],"featureName":"f","project":"p","environment":null}],"totalEvents":2}""".Trim()));
    }

    [Test]
    public async Task A_search_adds_the_address_and_words()
    {
        var body = await Service.ReadAsync("/api/admin/search/events?id=IS:2");

        var names = body.GetProperty("events")[0].EnumerateObject().Select(property => property.Name).SkipWhile(name => name is not "groupType");
        Assert.That(string.Join(' ', names), Is.EqualTo("groupType groupId ip label summary"));
    }

    [Test]
    public async Task A_search_keeps_data_byte_for_byte()
    {
        using var answer = await Service.OpenAsync("/api/admin/search/events?id=IS:1");

        Assert.That(await answer.Content.ReadAsStringAsync(), Does.Contain($"\"data\":{Odd},\"preData\":[1],"));
    }
}
