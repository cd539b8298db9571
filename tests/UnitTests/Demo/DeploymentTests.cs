using NUnit.Framework;
using Reporting.Demo.Workspaces;
using Reporting.Domain.Time;

namespace Reporting.UnitTests.Demo;

internal sealed class DeploymentTests
{
    private static readonly DateTimeOffset Noon = new(2026, 3, 20, 12, 0, 0, TimeSpan.Zero);

    [Test]
    public void Comes_out_the_same_from_the_same_plan()
    {
        var usage = UsageOf(PlanUpTo(Noon));

        Assert.That(usage, Is.Not.Empty);
        Assert.That(UsageOf(PlanUpTo(Noon)), Is.EqualTo(usage));
    }

    [Test]
    public void Comes_out_the_same_in_parts()
    {
        var plan = PlanUpTo(Noon);
        var middle = plan.Window.Start.AddDays(5).AddHours(13);

        var parts = UsageOf(plan, plan.Window.Start, middle).Concat(UsageOf(plan, middle, Noon));

        Assert.That(parts, Is.EquivalentTo(UsageOf(plan)));
    }

    [Test]
    public void Only_gains_records_while_time_goes_by()
    {
        var earlier = new Deployment(PlanUpTo(Noon));
        var later = new Deployment(PlanUpTo(Noon.AddDays(3)));

        Assert.That(Texts(earlier.Builds), Is.SubsetOf(Texts(later.Builds)));
        Assert.That(Texts(earlier.UserStatusChanges), Is.SubsetOf(Texts(later.UserStatusChanges)));
        Assert.That(UsageOf(earlier.Plan), Is.SubsetOf(UsageOf(later.Plan)));
    }

    [Test]
    public void Has_each_half_hour_of_a_user_and_template_once()
    {
        var plan = PlanUpTo(Noon);

        var keys = StintsOf(plan, plan.Window.Start, Noon).Select(stint => (stint.Start, stint.Person.Id, stint.Workspace.Template.Id)).ToList();

        Assert.That(keys, Is.Unique);
        Assert.That(keys.GroupBy(key => (key.Start, key.Item2)).Any(group => group.Count() > 1), "someone works on two templates at once");
    }

    [Test]
    public void Reports_the_same_minutes_raw_and_rolled_up()
    {
        var plan = PlanUpTo(Noon);
        var stint = StintsOf(plan, plan.Window.Start, Noon).First(stint => stint.Sessions.Vscode != 0);

        var minutes = stint.ToAgentStats(plan, TimeSpan.FromSeconds(30))
            .Where(stat => stat.SessionCountVscode > 0)
            .Select(stat => stat.CreatedAt.Minute)
            .Distinct();

        Assert.That(minutes.Count(), Is.EqualTo(stint.ToUsage().VscodeMins));
    }

    private static DeploymentPlan PlanUpTo(DateTimeOffset end)
        => new() { Users = 10, Templates = 4, Workspaces = 15, FirstDay = new DateOnly(2026, 3, 10), Days = 10, End = end };

    private static List<string> UsageOf(DeploymentPlan plan) => UsageOf(plan, plan.Window.Start, plan.End);

    private static List<string> UsageOf(DeploymentPlan plan, DateTimeOffset start, DateTimeOffset end)
        => Texts(StintsOf(plan, start, end).Select(stint => stint.ToUsage()));

    private static IEnumerable<Stint> StintsOf(DeploymentPlan plan, DateTimeOffset start, DateTimeOffset end)
        => new Deployment(plan).Stints(new TimeWindow(start, end));

    private static List<string> Texts<TRecord>(IEnumerable<TRecord> records)
        => [.. records.Select(record => System.Text.Json.JsonSerializer.Serialize(record))];
}
