using NUnit.Framework;
using Reporting.Application.Rules;
using Reporting.Application.Workspaces;
using Reporting.Domain.Workspaces;
using Reporting.Domain.Workspaces.Reports;
using static Reporting.UnitTests.Workspaces.Moments;

namespace Reporting.UnitTests.Workspaces;

/// <summary>Intervals before an instance's first usage are in the answer, but nothing is read for them.</summary>
internal sealed class IntervalTests
{
    private readonly ReadersFake readers = new();

    [TestCase("2026-03-04", 3, Description = "also the one that ends where the day begins")]
    [TestCase("2026-03-01", 5)]
    [TestCase("2020-01-01", 5)]
    public async Task Only_intervals_from_the_first_day_on_are_read(string first, int read)
    {
        readers.FirstDay = Day(first);

        var report = await AskAsync();

        Assert.That(readers.Windows, Has.Count.EqualTo(read));
        Assert.That(report.IntervalReports.Select(interval => interval.Window.Start), Is.EqualTo(Enumerable.Range(1, 5).Select(day => Time($"2026-03-0{day}T00:00:00Z"))));
        Assert.That(report.IntervalReports.Skip(5 - read).Select(interval => interval.ActiveUsers), Is.EqualTo(Enumerable.Range(0, read)));
        Assert.That(report.IntervalReports.Take(5 - read).Select(interval => (interval.ActiveUsers, interval.TemplateIds.Count)), Is.All.EqualTo((0, 0)));
    }

    [Test]
    public async Task Nothing_is_read_where_nothing_was_ever_used()
    {
        readers.FirstDay = null;

        var report = await AskAsync();

        Assert.That((readers.Reads, report.IntervalReports.Count), Is.EqualTo((0, 5)));
    }

    private Task<TemplateInsightsReport> AskAsync() => new GetTemplateInsightsHandler(readers).Handle(
        new GetTemplateInsightsQuery(
            1, TimeInput.Of(Time("2026-03-01T00:00:00Z")), TimeInput.Of(Time("2026-03-06T00:00:00Z")), "day", TemplateFilter.Deployment, ["interval_reports"], Time("2026-03-18T14:25:36Z")),
        CancellationToken.None);
}
