using NUnit.Framework;
using Reporting.Dashboard.Pages.Flags;
using Reporting.Domain.Flags.Reports;
using Reporting.Domain.Ingestion;
using Reporting.Domain.Time;

namespace Reporting.UnitTests.Dashboard;

/// <summary>How events and weeks of flags are shown.</summary>
internal sealed class EventViewTests
{
    [TestCase("**ada** created [flag](https://f.example/a) in **[shop](https://f.example/p)**", "*ada*| created |flag>https://f.example/a| in |*shop*>https://f.example/p")]
    [TestCase("no marks (at all) [here]", "no marks (at all) [here]")]
    [TestCase("[run](javascript:alert(1)) [own](/path)", "run|) |own")]
    [TestCase("**never closed", "*never closed*")]
    [TestCase("**", "")]
    [TestCase("[a] b](https://f.example)", "[a] b](https://f.example)", Description = "a bracket too many")]
    public void A_sentence_is_bold_links_to_the_web_and_text(string markdown, string expected)
    {
        var shown = string.Join('|', Markdown.Parts(markdown).Select(part => (part.IsBold ? $"*{part.Text}*" : part.Text) + (part.Link is null ? "" : $">{part.Link}")));

        Assert.That(shown, Is.EqualTo(expected));
    }

    [TestCase("""{"a":1,"b":{"c":[1,2]},"d":"x"}""", """{"a":1,"b":{"c":[1,3,4]},"e":null}""", "b.c[1] 2>3, d x>, b.c[2] >4, e >null")]
    [TestCase(null, """{"name":"one"}""", "name >one")]
    [TestCase("\"text\"", "\"other\"", " text>other")]
    [TestCase("""{"a":1}""", """{"a":1}""", "")]
    [TestCase(null, null, "")]
    public void A_difference_is_the_values_that_are_not_the_same(string? before, string? after, string expected)
    {
        var changes = DataDiff.Of(before is null ? null : new RawJson(before), after is null ? null : new RawJson(after));

        Assert.That(string.Join(", ", changes.Select(change => $"{change.Path} {change.Before}>{change.After}")), Is.EqualTo(expected));
    }

    [Test]
    public void Long_values_are_cut_and_deep_ones_told_as_they_are()
    {
        var deep = string.Concat(Enumerable.Repeat("""{"a":""", 8)) + "1" + new string('}', 8);
        var changes = DataDiff.Of(null, new RawJson($$"""{"long":"{{new string('x', 500)}}","deep":{{deep}}}"""));

        Assert.That(changes.Single(change => change.Path == "long").After, Has.Length.EqualTo(161).And.EndsWith("…"));
        Assert.That(changes.Single(change => change.Path == "deep.a.a.a.a.a").After, Is.EqualTo("""{"a":{"a":{"a":1}}}"""));
    }

    [Test]
    public void Debt_of_a_week_is_the_mean_of_projects_by_their_flags()
    {
        ProjectFlagTrend[] trends = [Week("a", 90, debt: 10), Week("b", 10, debt: 60), Week("empty", 0, debt: 0)];

        Assert.That(trends.Debts(), Is.EqualTo(new (DateOnly, double?)[] { (new DateOnly(2026, 3, 9), 0.15) }));
        Assert.That(new[] { Week("empty", 0, debt: 0) }.Debts().Single().Debt, Is.Null);
    }

    [Test]
    public void An_interval_ends_with_its_last_day()
    {
        FlagTrend[] days = [Day(14, 1), Day(15, 2), Day(16, 3), Day(17, 4)];

        Assert.That(days.Ends(CivilInterval.Week).Select(week => (week.First.Day, week.Trend.Total)), Is.EqualTo([(9, 2L), (16, 4L)]));
        Assert.That(days.Ends(CivilInterval.Day), Has.Count.EqualTo(4));
    }

    private static FlagTrend Day(int day, long total) => new(new DateTimeOffset(2026, 3, day, 23, 59, 59, TimeSpan.Zero), total, 0, 0);

    private static ProjectFlagTrend Week(string project, long flags, int debt)
        => new("2026-11", new DateTimeOffset(2026, 3, 15, 23, 59, 59, TimeSpan.Zero), project, flags, 0, 0, debt, 0, Users: null);
}
