using System.Collections.Immutable;
using Microsoft.AspNetCore.Http;
using NUnit.Framework;
using Reporting.Dashboard.Pages.Flags;
using Reporting.Dashboard.Rendering;
using Reporting.Dashboard.Views;
using Reporting.Domain.Access;
using Reporting.Domain.Flags.Records;
using Reporting.Domain.Flags.Reports;
using Reporting.Domain.Ingestion;
using Reporting.Domain.Time;

namespace Reporting.UnitTests.Dashboard;

/// <summary>How events and weeks of flags are shown.</summary>
internal sealed class EventViewTests
{
    private static readonly EventValues Values = new(
        new Dictionary<string, string>(StringComparer.Ordinal) { ["feature-archived"] = "Flag archived", ["feature-environment-disabled"] = "Flag disabled", ["feature-env-off"] = "Flag disabled" },
        new EventPlaces([Named("checkout", "Till"), Named("Shop", "Shop"), Named("shop", "Old shop")], ["production", "test"]));

    private static readonly Instance Flags = new(1, "dev", InstanceKind.Flags, "Flags", "UTC", BaseUrl: null, new DateTimeOffset(2026, 5, 1, 0, 0, 0, TimeSpan.Zero));

    [TestCase("type", "feature-archived", "feature-archived")]
    [TestCase("type", "flag ARCHIVED", "feature-archived")]
    [TestCase("type", "Flag disabled", "feature-environment-disabled feature-env-off", Description = "two types have one label")]
    [TestCase("type", "feature", "feature")]
    [TestCase("project", "Checkout", "Checkout checkout")]
    [TestCase("project", "till", "till checkout", Description = "a project that is no more may have had that id")]
    [TestCase("project", "shop", "shop", Description = "what is known as it is means nothing else")]
    [TestCase("project", "SHOP", "SHOP Shop shop")]
    [TestCase("environment", "Production", "production")]
    [TestCase("environment", "prod", "prod")]
    [TestCase("flag", "HELLO", "HELLO")]
    public void A_value_is_meant_in_any_case_and_by_what_people_call_it(string parameter, string typed, string meant)
        => Assert.That(Values.Meant(parameter, typed), Is.EquivalentTo(meant.Split(' ')));

    [TestCase("environment=prod", "Only the environment “prod” is searched. Perhaps this is meant: [production environment=production] [Without this filter ]")]
    [TestCase("type=archived&offset=50", "Only the type “archived” is searched. Perhaps this is meant: [Flag archived type=feature-archived] [Without this filter ]")]
    [TestCase("project=gone&id=7", "Only the project “gone” is searched. [Without this filter id=7] / Only the event of the number “7” is searched. [Without this filter project=gone]")]
    [TestCase("query=HELL", "The text “HELL” is looked for in the data or tags. Perhaps this is meant: [The flag hello flag=hello] [The flag hello-again flag=hello-again] [Without this text ]")]
    [TestCase("flag=HELLO", "No flag of just the name “HELLO” has such events; capitals count. Perhaps this is meant: [hello flag=hello] [hello-again flag=hello-again] [“HELLO” as a text query=HELLO] [Without this filter ]")]
    public void A_search_that_finds_nothing_says_what_to_try(string search, string expected)
    {
        var address = new PageAddress("/flags/events", search.Split('&').Select(pair => pair.Split('=')).ToImmutableSortedDictionary(pair => pair[0], pair => pair[1], StringComparer.Ordinal));

        var hints = EventHints.Of(EventSearch.FieldsOf(Flags), address, Values, ["hello-again", "hello", "other"], isFoundAsText: true);

        Assert.That(
            string.Join(" / ", hints.SkipLast(1).Select(hint => string.Join(' ', hint.Links.Select(link => $"[{link.Label} {string.Join('&', link.Address.Parameters.Select(pair => $"{pair.Key}={pair.Value}"))}]").Prepend(hint.Text)))),
            Is.EqualTo(expected));
        Assert.That(hints[^1].Links.Single().Address["range"], Is.EqualTo("all"));
    }

    [Test]
    public void A_search_of_all_days_is_not_told_to_search_them()
    {
        var address = new PageAddress("/flags/events", ImmutableSortedDictionary<string, string>.Empty).WithRange(ViewRange.All);

        Assert.That(EventHints.Of(EventSearch.FieldsOf(Flags), address, Values, [], isFoundAsText: false), Is.Empty);
    }

    [TestCase(UserPrivacy.Names, "in the data or tags")]
    [TestCase(UserPrivacy.Pseudonyms, "in type or names")]
    [TestCase(UserPrivacy.None, "in type or names")]
    public void The_field_says_where_a_text_is_looked_for(UserPrivacy privacy, string where)
        => Assert.That(EventSearch.FieldsOf(Flags with { UserPrivacy = privacy }).Select(field => (field.Parameter, field.Example)).First(), Is.EqualTo(("query", where)));

    [TestCase(true, "dev", "attachment; filename=\"dev-states-2026-04-23-2026-05-20.csv\"")]
    [TestCase(false, "dev", "attachment; filename=\"dev-states.csv\"")]
    [TestCase(false, null, "attachment; filename=\"states.csv\"")]
    public void The_name_of_a_download_says_what_it_has_of_which_instance_and_days(bool hasRange, string? instance, string expected)
    {
        var now = new DateTimeOffset(2026, 5, 20, 14, 25, 0, TimeSpan.Zero);
        var context = new PageContext
        {
            Page = new PageAttribute("/flags", "Flags") { HasRange = hasRange },
            Chosen = instance is null ? null : Flags with { Key = instance },
            View = ViewState.Of(new DefaultHttpContext().Request, TimeZoneInfo.Utc, now),
        };

        Assert.That(context.AttachmentOf("sta\"tes", "csv"), Is.EqualTo(expected));
    }

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
    public void Long_values_have_a_beginning_longer_ones_are_cut_and_deep_ones_told_as_they_are()
    {
        var deep = string.Concat(Enumerable.Repeat("""{"a":""", 8)) + "1" + new string('}', 8);
        var changes = DataDiff.Of(null, new RawJson($$"""{"long":"{{new string('x', 500)}}","longer":"{{new string('y', 5_000)}}","deep":{{deep}}}"""));

        var value = changes.Single(change => change.Path == "long").After!;
        Assert.That(value, Is.EqualTo(new string('x', 500)));
        Assert.That(DataDiff.Short(value), Has.Length.EqualTo(161).And.EndsWith("…"));
        Assert.That(changes.Single(change => change.Path == "longer").After, Has.Length.EqualTo(2_001).And.EndsWith("…"));
        Assert.That(changes.Single(change => change.Path == "deep.a.a.a.a.a").After, Is.EqualTo("""{"a":{"a":{"a":1}}}"""));
    }

    [Test]
    public void Long_values_that_differ_at_their_end_are_not_the_same()
    {
        var beginning = new string('x', 5_000);

        Assert.That(DataDiff.Of(new RawJson($"\"{beginning}1\""), new RawJson($"\"{beginning}2\"")), Has.Count.EqualTo(1));
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

    private static Project Named(string id, string name) => new() { Id = id, Name = name, CreatedAt = new DateTimeOffset(2026, 5, 1, 0, 0, 0, TimeSpan.Zero) };
}
