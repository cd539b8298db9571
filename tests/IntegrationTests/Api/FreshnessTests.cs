using NUnit.Framework;
using Reporting.Testing.Service;
using static Reporting.Testing.Workspaces.Given;

namespace Reporting.IntegrationTests.Api;

/// <summary>What is acknowledged is reported, whichever server was told and whichever is asked.</summary>
internal sealed class FreshnessTests : ServiceFixture
{
    private const string Daus = "/api/v2/insights/daus";

    [Test]
    public async Task A_report_asked_right_after_an_acknowledged_record_contains_it_on_any_server()
    {
        await Service.AddInstanceAsync();
        await using var another = await Service.StartAnotherAsync();
        ServiceUnderTest[] servers = [Service, another];

        for (var users = 1; users <= 20; users++)
        {
            await servers[users % 2].IngestAsync("agent-stats", User($"user {users}").Connected(Noon.AddHours(-1)).AgentStats);

            foreach (var server in servers)
            {
                Assert.That(await AmountTodayAsync(server), Is.EqualTo(users));
            }
        }
    }

    [Test]
    public async Task A_report_asked_while_records_come_is_never_older_than_the_last_acknowledged_one()
    {
        await Service.AddInstanceAsync();
        await using var another = await Service.StartAnotherAsync();
        var acknowledged = 0;
        var writer = Task.Run(async () =>
        {
            for (var users = 1; users <= 40; users++)
            {
                await Service.IngestAsync("agent-stats", User($"user {users}").Connected(Noon.AddHours(-1)).AgentStats);
                Volatile.Write(ref acknowledged, users);
            }
        });

        while (!writer.IsCompleted)
        {
            var before = Volatile.Read(ref acknowledged);
            Assert.That(await AmountTodayAsync(another), Is.GreaterThanOrEqualTo(before));
        }

        await writer;
    }

    [Test]
    public async Task An_answer_that_the_caller_holds_is_not_sent_again_until_records_change()
    {
        await Service.AddInstanceAsync();
        await Service.IngestAsync("agent-stats", User("ada").Connected(Noon.AddHours(-1)).AgentStats);
        await using var another = await Service.StartAnotherAsync();
        var first = await Service.GetAsync(Daus);

        var held = await another.GetAsync(Daus, headers: ("If-None-Match", first.Tag!));
        await Service.IngestAsync("agent-stats", User("ada").Connected(Noon.AddHours(-1)).AgentStats);
        var repeated = await another.GetAsync(Daus, headers: ("If-None-Match", first.Tag!));
        await Service.IngestAsync("agent-stats", User("bob").Connected(Noon.AddHours(-1)).AgentStats);
        var changed = await another.GetAsync(Daus, headers: ("If-None-Match", first.Tag!));

        Assert.That((held.Status, held.Body, held.Tag), Is.EqualTo((304, "", first.Tag)));
        Assert.That(repeated.Status, Is.EqualTo(304));
        Assert.That(changed.Status, Is.EqualTo(200));
        Assert.That(changed.Tag, Is.Not.EqualTo(first.Tag));
    }

    [Test]
    public async Task The_running_hour_moves_a_report_on()
    {
        await Service.AddInstanceAsync();
        await Service.IngestAsync("agent-stats", User("ada").Connected(Noon.AddMinutes(65)).AgentStats);
        var early = await AmountTodayAsync(Service);

        Service.Clock.Now = Noon.AddMinutes(70);

        Assert.That(early, Is.Zero);
        Assert.That(await AmountTodayAsync(Service), Is.EqualTo(1));
    }

    [Test]
    public async Task Instances_are_reported_each_by_itself()
    {
        await Service.AddInstanceAsync();
        await Service.AddInstanceAsync("prod");
        await Service.IngestAsync("agent-stats", User("ada").Connected(Noon.AddHours(-1)).AgentStats);

        Assert.That(await AmountTodayAsync(Service, ("X-Reporting-Instance", "dev")), Is.EqualTo(1));
        Assert.That(await AmountTodayAsync(Service, ("X-Reporting-Instance", "prod")), Is.Zero);
    }

    private static async Task<int> AmountTodayAsync(ServiceUnderTest server, params (string Name, string Value)[] headers)
        => (await server.GetAsync(Daus, headers: headers)).Expect(200).Json["entries"]!.AsArray()[^1]!["amount"]!.GetValue<int>();
}
