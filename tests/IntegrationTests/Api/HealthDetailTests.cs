using NUnit.Framework;
using Reporting.Testing.Service;

namespace Reporting.IntegrationTests.Api;

/// <summary>What <c>/health/ready</c> tells whom.</summary>
internal sealed class HealthDetailTests : ServiceFixture
{
    [Test]
    public async Task Administrators_are_told_of_every_part()
    {
        var answer = await Service.GetAsync("/health/ready");

        Assert.That((answer.Status, answer.Type), Is.EqualTo((200, "application/json; charset=utf-8")));
        Assert.That(answer.Json.AsObject().Select(part => part.Key), Is.EqualTo(["status", "database", "roll_up_lag", "workers", "pools", "disk"]));
        Assert.That(answer.Json["database"]!.ToJsonString(), Is.EqualTo("""{"status":"ok","detail":"ready"}"""));
        Assert.That(answer.Json["workers"]!.AsArray().Select(worker => (string?)worker!["name"]), Is.SupersetOf(["access_directory", "day_capture", "retention", "roll_up", "token_uses"]));
        Assert.That(answer.Json["pools"]!.AsArray().Sum(pool => (int)pool!["busy"]! + (int)pool["idle"]!), Is.Positive);
    }

    [Test]
    public async Task Anybody_else_is_told_in_one_line()
    {
        await Service.AddInstanceAsync();
        string?[] tokens = [null, "not-a-token", (await Service.AddTokenAsync("member")).Text, (await Service.AddTokenAsync("admin", "dev")).Text];

        foreach (var token in tokens)
        {
            var answer = await Service.GetAsync("/health/ready", token);

            Assert.That((answer.Status, answer.Type, answer.Body), Is.EqualTo((200, "text/plain; charset=utf-8", "ready\n")));
        }
    }

    [Test]
    public async Task A_worker_that_fails_is_told_and_takes_no_server_out_of_service()
    {
        await Service.ExecuteAsync("ALTER TABLE workspaces.dirty_half_hours RENAME TO hidden");
        while ((await Service.GetAsync("/health/ready")).Json["workers"]!.AsArray().All(worker => (string?)worker!["status"] is not "failing"))
        {
            await Task.Delay(TimeSpan.FromMilliseconds(50));
        }

        var answer = await Service.GetAsync("/health/ready");

        Assert.That((answer.Status, (string?)answer.Json["status"]), Is.EqualTo((200, "degraded")));
        var worker = answer.Json["workers"]!.AsArray().First(worker => (string?)worker!["status"] is "failing")!;
        Assert.That((string?)worker["failures"]![0]!["cause"], Does.Contain("dirty_half_hours"));
    }
}
