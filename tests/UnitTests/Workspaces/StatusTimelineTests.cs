using NUnit.Framework;
using Reporting.Infrastructure.Workspaces.Reports;

namespace Reporting.UnitTests.Workspaces;

internal sealed class StatusTimelineTests
{
    private static readonly DateTimeOffset Start = new(2026, 3, 1, 0, 0, 0, TimeSpan.Zero);

    private static readonly IReadOnlyList<DateTimeOffset> Days = [Start, Start.AddDays(1), Start.AddDays(2)];

    [TestCase(-10, -1, "", Description = "deleted before the first instant")]
    [TestCase(-10, 0, "suspended 0 0 0", Description = "deleted at the first instant")]
    [TestCase(-10, 1, "suspended 1 0 0")]
    [TestCase(1, 2, "suspended 0 1 0")]
    [TestCase(2, 1, "", Description = "changed after it was deleted")]
    [TestCase(-10, 9, "suspended 1 1 1")]
    public void A_status_is_there_where_somebody_who_was_not_deleted_had_it(int changed, int deleted, string expected)
    {
        var timeline = new StatusTimeline(Days);
        timeline.AddUser([("suspended", Start.AddDays(changed))], Start.AddDays(deleted));

        Assert.That(timeline.ToReport().StatusCounts.Select(status => $"{status.Key} {string.Join(' ', status.Value.Select(count => count.Count))}"), Is.EqualTo(expected.Length == 0 ? [] : new[] { expected }));
    }

    [Test]
    public void A_status_of_long_ago_has_zeros()
    {
        var timeline = new StatusTimeline(Days);
        timeline.AddUser([("dormant", Start.AddDays(-20)), ("active", Start.AddDays(-10))], DateTimeOffset.MaxValue);

        Assert.That(timeline.ToReport().StatusCounts["dormant"].Select(count => count.Count), Is.EqualTo([0, 0, 0]));
    }
}
