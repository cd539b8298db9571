using NUnit.Framework;
using Reporting.Testing.Flags;

namespace Reporting.IntegrationTests.Flags;

internal sealed class EventSearchTests : FlagsFixture
{
    private static readonly DateTimeOffset Midnight = new(2026, 3, 2, 0, 0, 0, TimeSpan.Zero);

    protected override IEnumerable<SampleEvent> Events =>
    [
        new(1) { At = Midnight.AddTicks(-10), Type = "user-created", ById = 7 },
        new(2) { At = Midnight, Type = "feature-created", Project = "a", Flag = "f", ById = 8 },
        new(3) { At = Midnight.AddHours(5), Type = "feature-updated", Project = "b", Flag = "g", GroupId = "01M7 any, text", ById = 8 },
        new(4) { At = Midnight.AddDays(1).AddTicks(-10), Type = "feature-updated", Project = "a", Environment = "production", Flag = "f", ById = -42 },
        new(5) { At = Midnight.AddDays(1), Type = "of-a-type-not-observed-of", Project = "c d", Environment = "test" },
    ];

    [TestCase("", new long[] { 5, 4, 3, 2, 1 })]
    [TestCase("id=IS:3", new long[] { 3 })]
    [TestCase("id=IS_ANY_OF:3,1,99", new long[] { 3, 1 })]
    [TestCase("type=IS:feature-updated", new long[] { 4, 3 })]
    [TestCase("type=IS_ANY_OF:user-created,of-a-type-not-observed-of", new long[] { 5, 1 })]
    [TestCase("type=IS:unheard-of", new long[] { })]
    [TestCase("project=IS:a", new long[] { 4, 2 })]
    [TestCase("project=IS:a, b", new long[] { 4, 3, 2 })]
    [TestCase("project=IS:c d", new long[] { 5 })]
    [TestCase("environment=IS:production", new long[] { 4 })]
    [TestCase("feature=IS:g", new long[] { 3 })]
    [TestCase("feature=IS_ANY_OF:f,g", new long[] { 4, 3, 2 })]
    [TestCase("groupId=IS:01M7 any", new long[] { })]
    [TestCase("createdBy=IS:-42", new long[] { 4 })]
    [TestCase("createdBy=IS_ANY_OF:7,8", new long[] { 3, 2, 1 })]
    [TestCase("project=IS:a&type=IS:feature-updated&createdBy=IS:-42", new long[] { 4 })]
    [TestCase("project=IS:", new long[] { 5, 4, 3, 2, 1 })]
    [TestCase("unknown=1&Project=IS:a", new long[] { 5, 4, 3, 2, 1 })]
    public async Task Finds_what_meets_every_condition(string query, long[] ids)
    {
        var found = await SearchAsync(query);

        Assert.That(found.Ids, Is.EqualTo(ids));
        Assert.That(found.Total, Is.EqualTo(ids.Length));
    }

    [TestCase("from=IS:2026-03-02", new long[] { 5, 4, 3, 2 })]
    [TestCase("to=IS:2026-03-02", new long[] { 4, 3, 2, 1 })]
    [TestCase("to=IS:2026-03-01", new long[] { 1 })]
    [TestCase("from=IS:2026-03-02&to=IS:2026-03-02", new long[] { 4, 3, 2 })]
    [TestCase("from=IS:2026-03-02&to=IS:2026-03-02&feature=IS:f", new long[] { 4, 2 })]
    [TestCase("from=IS:2026-03-03&to=IS:2026-03-02", new long[] { })]
    [TestCase("from=IS:0001-01-01&to=IS:9999-12-31", new long[] { 5, 4, 3, 2, 1 })]
    public async Task Days_are_whole_days_of_utc(string query, long[] ids)
    {
        var found = await SearchAsync(query);

        Assert.That(found.Ids, Is.EqualTo(ids));
        Assert.That(found.Total, Is.EqualTo(ids.Length));
    }

    [TestCase("limit=2", new long[] { 5, 4 })]
    [TestCase("limit=2&offset=3", new long[] { 2, 1 })]
    [TestCase("limit=0&offset=1", new long[] { 4, 3, 2, 1 })]
    [TestCase("limit=1001&offset=-1", new long[] { 5, 4, 3, 2, 1 })]
    [TestCase("limit=many&offset=some", new long[] { 5, 4, 3, 2, 1 })]
    [TestCase("offset=5", new long[] { })]
    [TestCase("offset=99999999999", new long[] { })]
    public async Task A_page_is_a_part_of_the_list_and_the_total_is_of_all(string query, long[] ids)
    {
        var found = await SearchAsync(query);

        Assert.That(found.Ids, Is.EqualTo(ids));
        Assert.That(found.Total, Is.EqualTo(5));
    }
}
