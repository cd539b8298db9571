using NUnit.Framework;
using Reporting.Testing.Workspaces;
using static Reporting.Testing.Workspaces.Given;

namespace Reporting.IntegrationTests.Workspaces;

/// <summary>What visits to apps come to in half hours.</summary>
internal sealed class AppSessionTests : StoreFixture
{
    [Test]
    public async Task Counts_the_minutes_that_a_visit_touches()
    {
        await Deployment.HappenedAsync(
            User("ada").Opened("short", Noon.AddSeconds(10), 1.0 / 6).Opened("none", Noon, 0).Opened("exact", Noon, 1).Opened("over", Noon.AddSeconds(30), 1));

        Assert.That(await Deployment.HalfHoursAsync(), Is.EqualTo(["03-04 12:00 ada on go: 2 min, exact 1, over 2, short 1"]));
    }

    [Test]
    public async Task Ends_before_its_last_instant()
    {
        await Deployment.HappenedAsync(User("ada").Opened("code", Noon, 30), User("bob").Opened("code", Noon, 30.0001));

        Assert.That(await Deployment.HalfHoursAsync(), Is.EqualTo(["03-04 12:00 ada on go: 30 min, code 30", "03-04 12:00 bob on go: 30 min, code 30", "03-04 12:30 bob on go: 1 min, code 1"]));
    }

    [Test]
    public async Task Adds_to_what_agents_saw_without_counting_a_minute_twice()
    {
        await Deployment.HappenedAsync(User("ada").Connected(Noon, minutes: 2, by: "terminal").Opened("code", Noon.AddMinutes(1), 2).Opened("web", Noon.AddMinutes(2), 2));

        Assert.That(await Deployment.HalfHoursAsync(), Is.EqualTo(["03-04 12:00 ada on go: 4 min, terminal 2, code 2, web 2"]));
    }

    [Test]
    public async Task Counts_without_any_agent_about()
    {
        await Deployment.HappenedAsync(User("ada").Opened("8080", Noon, 4, method: "subdomain"));

        Assert.That(await Deployment.HalfHoursAsync(), Is.EqualTo(["03-04 12:00 ada on go: 4 min, 8080 4"]));
    }

    [Test]
    public async Task Unites_an_app_that_is_reached_in_two_ways()
    {
        await Deployment.HappenedAsync(User("ada").Opened("code", Noon, 5).Opened("code", Noon.AddMinutes(3), 4, method: "subdomain").Opened("code", Noon.AddMinutes(20), 1, method: "subdomain"));

        Assert.That(await Deployment.HalfHoursAsync(), Is.EqualTo(["03-04 12:00 ada on go: 8 min, code 8"]));
    }

    [Test]
    public async Task Calls_every_terminal_a_terminal()
    {
        await Deployment.HappenedAsync(User("ada").Opened("", Noon, 2, method: "terminal").Opened("x", Noon.AddMinutes(2), 1, method: "terminal"));

        Assert.That(await Deployment.HalfHoursAsync(), Is.EqualTo(["03-04 12:00 ada on go: 3 min, [terminal] 3"]));
    }

    [Test]
    public async Task Follows_a_visit_that_grows_report_by_report()
    {
        foreach (var minutes in new[] { 5, 25, 29.5, 30, 47, 95 })
        {
            var visit = User("ada").Opened("code", Noon.AddMinutes(10), minutes);
            await Deployment.HappenedAsync(visit);
        }

        Assert.That(
            await Deployment.HalfHoursAsync(),
            Is.EqualTo([
                "03-04 12:00 ada on go: 20 min, code 20", "03-04 12:30 ada on go: 30 min, code 30",
                "03-04 13:00 ada on go: 30 min, code 30", "03-04 13:30 ada on go: 15 min, code 15"]));
    }

    [Test]
    public async Task Moves_a_visit_that_turns_out_to_be_of_another_app_or_time()
    {
        var visit = User("ada").Opened("code", Noon, 40).Sessions[0];
        await Deployment.AddAsync(visit);

        await Deployment.AddAsync(visit with { SlugOrPort = "web", SessionStartedAt = Noon.AddMinutes(35), SessionEndedAt = Noon.AddMinutes(36) });

        Assert.That(await Deployment.HalfHoursAsync(), Is.EqualTo(["03-04 12:30 ada on go: 5 min, web 5"]));
    }
}
