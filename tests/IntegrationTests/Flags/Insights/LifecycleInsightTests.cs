using NUnit.Framework;
using Reporting.Domain.Flags.Records;
using Reporting.Testing.Flags;

namespace Reporting.IntegrationTests.Flags.Insights;

/// <summary>Where flags are in their lives.</summary>
internal sealed class LifecycleInsightTests : InsightsFixture
{
    private const string Nothing =
        """{"categories":{"experimental":{"flagsOlderThanWeek":0,"newFlagsThisWeek":0},"release":{"flagsOlderThanWeek":0,"newFlagsThisWeek":0},"permanent":{"flagsOlderThanWeek":0,"newFlagsThisWeek":0}},"medianDaysHistorically":0,"medianDaysInCurrentStage":0,"totalFlags":0}""";

    private static readonly DateTimeOffset WeekAgo = At("2026-03-12T00:00:00Z");

    [Test]
    public async Task Nothing_is_zeros()
        => Assert.That(await ReadAsync(), Is.EqualTo($"{{\"lifecycleTrends\":{{\"develop\":{Nothing},\"production\":{Nothing},\"cleanup\":{Nothing}}}}}"));

    [Test]
    public async Task A_flag_is_in_the_stage_that_it_entered_last()
    {
        await AddAsync(Flag("a", "experiment"), Flag("b", "release"), Flag("c", "permission"), Flag("d", "release"), Flag("e", "release") with { ArchivedAt = Given.Now });
        await AddAsync(
            Stage("a", "initial", -20), Stage("a", "pre-live", -10),
            Stage("b", "pre-live", -16), Stage("b", "live", -10), Stage("b", "completed", -2),
            Stage("c", "pre-live", 0), Stage("c", "live", 0),
            Stage("d", "pre-live", -5),
            Stage("e", "pre-live", -9), Stage("e", "archived", -6),
            Stage("unknown", "live", -1));

        Assert.That(await ReadAsync(), Is.EqualTo(
            """
            {"lifecycleTrends":{"develop":{"categories":{"experimental":{"flagsOlderThanWeek":1,"newFlagsThisWeek":0},"release":{"flagsOlderThanWeek":0,"newFlagsThisWeek":1},"permanent":{"flagsOlderThanWeek":0,"newFlagsThisWeek":0}},"medianDaysHistorically":3,"medianDaysInCurrentStage":7.5,"totalFlags":2},
            "production":{"categories":{"experimental":{"flagsOlderThanWeek":0,"newFlagsThisWeek":0},"release":{"flagsOlderThanWeek":0,"newFlagsThisWeek":0},"permanent":{"flagsOlderThanWeek":0,"newFlagsThisWeek":1}},"medianDaysHistorically":8,"medianDaysInCurrentStage":0,"totalFlags":1},
            "cleanup":{"categories":{"experimental":{"flagsOlderThanWeek":0,"newFlagsThisWeek":0},"release":{"flagsOlderThanWeek":0,"newFlagsThisWeek":1},"permanent":{"flagsOlderThanWeek":0,"newFlagsThisWeek":0}},"medianDaysHistorically":0,"medianDaysInCurrentStage":2,"totalFlags":1}}}
            """.ReplaceLineEndings("")));
    }

    [Test]
    public async Task A_flag_is_new_in_its_stage_for_seven_days()
    {
        await AddAsync(Flag("a", "release"), Flag("b", "release"));
        await AddAsync(Stage("a", "live", WeekAgo), Stage("b", "live", WeekAgo.AddMicroseconds(-1)));

        Assert.That(await ReadAsync(), Does.Contain("""release":{"flagsOlderThanWeek":1,"newFlagsThisWeek":1}"""));
        Service.Clock.Now = Given.Now.AddDays(1);
        Assert.That(await ReadAsync(), Does.Contain("""release":{"flagsOlderThanWeek":2,"newFlagsThisWeek":0}"""));
    }

    [TestCase("", 3)]
    [TestCase("?projects=", 3)]
    [TestCase("?projects=shop", 1)]
    [TestCase("?projects=shop,%20office,none", 3)]
    [TestCase("?projects=none", 0)]
    public async Task Projects_may_be_chosen(string query, int flags)
    {
        await AddAsync(Given.Project("gone") with { ArchivedAt = Given.Now });
        await AddAsync(Given.Flag("a", "shop"), Given.Flag("b", "office"), Given.Flag("c", "office"), Given.Flag("d", "gone"));
        await AddAsync(Stage("a", "live", -1), Stage("b", "live", -1), Stage("c", "live", -1), Stage("d", "live", -1));

        Assert.That(await ReadAsync(query), Does.Contain($"\"totalFlags\":{flags}}},\"cleanup\""));
    }

    private async Task<string> ReadAsync(string query = "") => (await Service.ReadAsync($"{Path}/lifecycle{query}")).GetRawText();

    private static Flag Flag(string name, string type) => Given.Flag(name) with { Type = type };

    private static LifecycleStage Stage(string flag, string stage, int days) => Stage(flag, stage, Given.Now.AddDays(days));

    private static LifecycleStage Stage(string flag, string stage, DateTimeOffset at) => new() { Flag = flag, Stage = stage, EnteredAt = at };
}
