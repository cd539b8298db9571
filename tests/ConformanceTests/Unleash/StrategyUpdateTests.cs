using NUnit.Framework;
using Reporting.Api.Unleash.Summaries;
using Reporting.Domain.Flags.Records;
using Reporting.Domain.Ingestion;

namespace Reporting.ConformanceTests.Unleash;

/// <summary>What the product said of changes that are rebuilt here from its words.</summary>
internal sealed class StrategyUpdateTests
{
    private const string Usual = """{"stickiness":"default","rollout":"50","groupId":"g"}""";

    [TestCase("rollout", """{"rollout":"25"}""", """{"rollout":"75"}""")]
    [TestCase("stick", """{"stickiness":"default"}""", """{"stickiness":"random"}""")]
    [TestCase("group", """{"groupId":"g"}""", """{"groupId":"h"}""")]
    [TestCase("same", Usual, Usual)]
    [TestCase("removed", Usual, "{}")]
    public void A_rollout_changes_its_settings(string sample, string before, string after)
        => AssertTold(sample, Strategy("flexibleRollout", before), Strategy("flexibleRollout", after));

    [Test]
    public void A_strategy_without_a_past_gets_its_settings() => AssertTold("nopre", null, Strategy("flexibleRollout", Usual));

    [Test]
    public void A_title_stands_for_the_name()
        => AssertTold("title", Strategy("flexibleRollout", """{"rollout":"50"}""", "\"title\":\"OLDT\""), Strategy("flexibleRollout", """{"rollout":"1"}""", "\"title\":\"NEWT\""));

    [Test]
    public void Constraints_are_told_in_words()
        => AssertTold(
            "cons",
            Strategy("flexibleRollout", Usual, "\"constraints\":[]"),
            Strategy("flexibleRollout", Usual, """
                "constraints":[{"contextName":"userId","operator":"IN","values":["a","b"]},
                {"contextName":"v","operator":"SEMVER_GT","inverted":true,"value":"1.0.0"}]
                """));

    [Test]
    public void Segments_are_told_by_number()
        => AssertTold("seg", Strategy("flexibleRollout", Usual, "\"segments\":[1]"), Strategy("flexibleRollout", Usual, "\"segments\":[1,2]"));

    [Test]
    public void Everything_changes_at_once()
        => AssertTold(
            "all",
            Strategy("flexibleRollout", """{"stickiness":"default","rollout":"1","groupId":"g"}""", "\"segments\":[1]"),
            Strategy("flexibleRollout", """{"stickiness":"x","rollout":"2","groupId":"y"}""", """
                "segments":[],"constraints":[{"contextName":"c","operator":"NUM_GT","value":"3"}]
                """));

    [Test]
    public void The_default_strategy_has_constraints()
        => AssertTold("def", Strategy("default", "{}"), Strategy("default", "{}", """
            "constraints":[{"contextName":"c","operator":"STR_CONTAINS","values":["x"]}]
            """));

    [TestCase("ip", "remoteAddress", """{"IPs":""}""", """{"IPs":"127.0.0.1"}""")]
    [TestCase("host", "applicationHostname", """{"hostNames":"a"}""", """{"hostNames":"b"}""")]
    [TestCase("other", "custom", """{"x":"1"}""", """{"x":"2"}""")]
    public void Other_strategies_have_settings_of_their_own(string sample, string strategy, string before, string after)
        => AssertTold(sample, Strategy(strategy, before), Strategy(strategy, after));

    [Test]
    public void Nothing_is_said_of_a_change_that_is_not_told() => AssertTold("none", null, null);

    private static string Strategy(string name, string parameters, string? more = null)
        => $$"""{"name":"{{name}}","parameters":{{parameters}}{{(more is null ? "" : "," + more)}}}""";

    private static void AssertTold(string sample, string? before, string? after)
    {
        RecordedInstance.SkipWhereAbsent();
        var update = new FlagEvent
        {
            Id = 1,
            Type = "feature-strategy-update",
            CreatedAt = DateTimeOffset.UnixEpoch,
            CreatedBy = "USER",
            Project = "PROJ",
            Environment = "ENV",
            FeatureName = "FLAG",
            Data = after is null ? null : new RawJson(after),
            PreData = before is null ? null : new RawJson(before),
        };

        Assert.That(EventSummary.Of(update, "http://u").Summary, Is.EqualTo(RecordedInstance.Read("strategy-update-samples.json").GetProperty(sample).GetString()));
    }
}
