using System.Net;
using NUnit.Framework;
using Reporting.Domain.Access;
using Reporting.Testing.Flags;

namespace Reporting.IntegrationTests.Flags;

internal sealed class EventVisibilityTests : FlagsFixture
{
    protected override IEnumerable<SampleEvent> Events =>
    [
        new(1) { Type = "user-created" },
        new(2) { Project = "a", Flag = "f", Data = "\"word\"" },
        new(3) { Type = "setting-updated", Flag = "f", Data = "\"word\"" },
    ];

    [TestCase(TokenRole.Admin, new long[] { 3, 2, 1 })]
    [TestCase(TokenRole.Auditor, new long[] { 3, 2, 1 })]
    [TestCase(TokenRole.Member, new long[] { 2 })]
    public async Task Members_find_only_what_belongs_to_a_project(TokenRole role, long[] ids)
    {
        var found = await SearchAsync("", role);

        Assert.That(found.Ids, Is.EqualTo(ids));
        Assert.That(found.Total, Is.EqualTo(ids.Length));
    }

    [TestCase(TokenRole.Auditor, new long[] { 3, 2 })]
    [TestCase(TokenRole.Member, new long[] { 2 })]
    public async Task What_is_counted_one_by_one_is_hidden_too(TokenRole role, long[] ids)
    {
        var found = await SearchAsync("query=word", role);

        Assert.That(found.Ids, Is.EqualTo(ids));
        Assert.That(found.Total, Is.EqualTo(ids.Length));
    }

    [TestCase(TokenRole.Auditor, new long[] { 3, 2 })]
    [TestCase(TokenRole.Member, new long[] { 2 })]
    public async Task So_it_is_with_the_events_of_a_flag(TokenRole role, long[] ids)
    {
        var whole = await Service.ReadAsync("/api/admin/events/f", role);
        var page = await Service.ReadAsync("/api/admin/events/f?limit=1", role);

        Assert.That(IdsOf(whole), Is.EqualTo(ids));
        Assert.That(whole.GetProperty("totalEvents").GetInt64(), Is.EqualTo(ids.Length));
        Assert.That(page.GetProperty("totalEvents").GetInt64(), Is.EqualTo(ids.Length));
    }

    [Test]
    public async Task Members_get_no_export_of_what_they_cannot_see()
    {
        using var answer = await Service.OpenAsync("/api/admin/search/events/csv", TokenRole.Member);

        Assert.That((await answer.Content.ReadAsStringAsync()).Split("\r\n", StringSplitOptions.RemoveEmptyEntries), Has.Length.EqualTo(2));
    }

    [TestCase("/api/admin/events")]
    [TestCase("/api/admin/events?project=a")]
    [TestCase("/api/admin/events?project=a&project=b")]
    public async Task The_list_of_everything_is_for_administrators(string path)
    {
        using var answer = await Service.OpenAsync(path, TokenRole.Member);

        Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.Forbidden));
        Assert.That(await answer.Content.ReadAsStringAsync(), Does.Contain("\"permissions\":[\"ADMIN\"]"));
    }
}
