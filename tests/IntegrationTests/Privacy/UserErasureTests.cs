using NUnit.Framework;
using Reporting.Domain.Access;
using Reporting.Testing.Service;
using Reporting.Testing.Workspaces;
using static Reporting.Testing.Workspaces.Given;

namespace Reporting.IntegrationTests.Privacy;

/// <summary>A user is forgotten for good, and what he did stays.</summary>
internal sealed class UserErasureTests : PeopleFixture
{
    [Test]
    public async Task A_user_of_a_deployment_is_forgotten_and_his_usage_stays()
    {
        var before = await RowsAsync($"/api/reports/user-activity?instance=dev&{Range}");
        var answer = await EraseAsync("dev", Ids.Of("adelheid").ToString());
        var after = await RowsAsync($"/api/reports/user-activity?instance=dev&{Range}");
        var product = (await Service.GetAsync($"/api/v2/insights/user-activity?{Window}")).Body;

        Assert.That(answer.Status, Is.EqualTo(204));
        Assert.That(after.Select(row => (string)row["user_id"]!), Is.EqualTo(before.Select(row => (string)row["user_id"]!)));
        Assert.That((string)after.Single(row => (string)row["user_id"]! == Ids.Of("adelheid").ToString())["username"]!, Is.EqualTo("erased user"));
        Assert.That(after.Sum(row => (long)row["seconds"]!), Is.EqualTo(before.Sum(row => (long)row["seconds"]!)));
        Assert.That(product, Does.Not.Contain("adelheid.png").And.Contain("bob.png"));
        Assert.That((await Service.GetAsync("/api/audit")).Body, Does.Contain("\"act\":\"user_erased\",\"instance\":\"dev\"").And.Not.Contain("\"adelheid\""));
    }

    [Test]
    public async Task A_user_of_flags_is_forgotten_in_events_too_and_stays_so()
    {
        await IngestAsync("shop", SomeFlagUsers);
        var statistics = (await Service.GetAsync("/api/admin/instance-admin/statistics")).Json;
        (await EraseAsync("shop", "3")).Expect(204);
        var events = (await Service.GetAsync("/api/admin/events")).Expect(200).Body;
        await IngestAsync("shop", SomeFlagUsers);
        var again = await IngestAsync("shop", SomeEvents);
        await IngestAsync("shop", SomeEvents.Select(each => each with { Id = each.Id + 100 }));
        var later = (await Service.GetAsync("/api/admin/events?limit=100")).Expect(200).Body;
        var stored = await Service.QueryAsync(
            "SELECT e::text FROM flags.events AS e UNION ALL SELECT u::text FROM flags.users AS u UNION ALL SELECT r::text FROM access.erasures AS r UNION ALL SELECT a::text FROM access.audit_entries AS a");

        Assert.That(events, Does.Not.Contain("adelheid@example.com").And.Not.Contain("Adelheid Lovelace").And.Contain("\"createdBy\":\"erased user\"").And.Contain("carla"));
        Assert.That(later, Does.Not.Contain("adelheid@example.com").And.Not.Contain("Adelheid Lovelace"));
        Assert.That(stored, Has.None.Contains("adelheid@example.com").And.None.Contains("Adelheid Lovelace").And.None.Contains("10.9.8.7").And.None.Contains("digest of adelheid"));
        Assert.That(again.Json["unchanged"]!.GetValue<int>(), Is.EqualTo(4), again.Body);
        Assert.That((await Service.GetAsync("/api/admin/instance-admin/statistics")).Json["users"]!.ToString(), Is.EqualTo(statistics["users"]!.ToString()));
    }

    [Test]
    public async Task A_user_of_a_deployment_who_is_sent_again_stays_forgotten()
    {
        (await EraseAsync("dev", Ids.Of("bob").ToString())).Expect(204);
        await IngestAsync("dev", Known("bob") with { AvatarUrl = "https://avatar.example/bob.png", Status = "active" });
        await IngestAsync("dev", Workspace("bob-dev", "go", owner: "bob"));

        Assert.That(await Service.QueryAsync("SELECT u::text FROM workspaces.users AS u UNION ALL SELECT w::text FROM workspaces.workspaces AS w"), Has.None.Contains("bob"));
    }

    [Test]
    public async Task The_log_of_a_network_forgets_what_a_user_wrote()
    {
        await IngestAsync("net", Testing.Network.Logged.Change(Noon.AddHours(-1), device: 1, user: 70) with { Description = "Changed by Adelheid" });
        (await EraseAsync("net", "70")).Expect(204);

        Assert.That(await Service.QueryAsync("SELECT e::text FROM network.log_entries AS e"), Has.None.Contains("by Adelheid"));
    }

    [TestCase("dev", "7e000000-0000-0000-0000-000000000000")]
    [TestCase("dev", "adelheid")]
    [TestCase("shop", "99")]
    [TestCase("shop", "-1337")]
    [TestCase("net", "99")]
    [TestCase("nowhere", "3")]
    public async Task Whom_nobody_knows_is_not_found(string instance, string user)
        => Assert.That((await EraseAsync(instance, user)).Status, Is.EqualTo(404));

    [Test]
    public async Task Asking_again_changes_nothing_and_others_may_not_ask()
    {
        var user = Ids.Of("dan").ToString();
        (await EraseAsync("dev", user)).Expect(204);
        var again = await EraseAsync("dev", user);
        var (_, auditor) = await Service.AddTokenAsync("auditor");
        var refused = await Service.AskAsync("DELETE", $"/api/instances/dev/users/{Ids.Of("eve")}", token: auditor);
        var erasures = await Service.QueryAsync($"SELECT details::text FROM access.audit_entries WHERE act = 'user_erased' AND details::text LIKE '%{user}%'");

        Assert.That((again.Status, refused.Status, erasures.Count), Is.EqualTo((204, 403, 1)));
    }

    [Test]
    public async Task Whoever_is_erased_while_his_records_come_in_is_not_brought_back()
    {
        var hal = Known("hal") with { AvatarUrl = "https://avatar.example/hal.png", Status = "active" };
        var sending = Task.WhenAll(Enumerable.Range(0, 8).Select(async _ => await IngestAsync("dev", hal)));
        var erased = await EraseAsync("dev", Ids.Of("hal").ToString());
        await sending;

        Assert.That(erased.Status, Is.EqualTo(204));
        Assert.That(await Service.QueryAsync($"SELECT username FROM workspaces.users WHERE id = '{Ids.Of("hal")}'"), Is.EqualTo(["erased user"]));
    }

    [Test]
    public async Task A_pseudonym_may_be_erased()
    {
        var key = Convert.FromHexString((await Service.QueryAsync("SELECT encode(user_key, 'hex') FROM access.instances WHERE key = 'dev'")).Single());
        var pseudonym = new UserMask(UserPrivacy.Pseudonyms, new UserKey(key)).IdOf(Ids.Of("lea"));

        Assert.That((await EraseAsync("dev", pseudonym.ToString())).Status, Is.EqualTo(204));
        Assert.That(await NameAsync(Ids.Of("lea").ToString()), Is.EqualTo("erased user"));
    }

    [Test]
    public async Task An_administrator_erases_on_the_page_of_the_user()
    {
        var fay = Ids.Of("fay").ToString();
        using var browser = await PageBrowser.SignInAsync(Service);
        using var auditor = await PageBrowser.SignInAsync(Service, (await Service.AddTokenAsync("auditor")).Text);
        var page = await browser.GetAsync($"/workspaces/users/{fay}?from=2026-03-01&to=2026-03-03");
        var theirs = await auditor.GetAsync($"/workspaces/users/{fay}?from=2026-03-01&to=2026-03-03");
        (string, string)[] form = [("form", PageBrowser.FormTokenOf(page)), ("instance", "dev"), ("user", fay)];
        await browser.PostAsync("/workspaces/users/erase", form);
        await browser.PostAsync("/workspaces/users/erase", [("form", "00"), .. form.Skip(1), ("confirm", "yes")]);
        await auditor.PostAsync("/workspaces/users/erase", [("form", PageBrowser.FormTokenOf(theirs)), .. form.Skip(1), ("confirm", "yes")]);
        var still = await NameAsync(fay);
        var erased = await browser.PostAsync("/workspaces/users/erase", [.. form, ("confirm", "yes")]);

        Assert.That((page.Body.Contains("Erase this person", StringComparison.Ordinal), theirs.Body.Contains("Erase this person", StringComparison.Ordinal)), Is.EqualTo((true, false)));
        Assert.That((still, erased.Status, await NameAsync(fay)), Is.EqualTo(("fay", 303, "erased user")));
    }

    [Test]
    public async Task What_takes_long_is_gone_on_with()
    {
        await Service.ExecuteAsync(
            "INSERT INTO access.erasures (instance_id, digest, requested_at, user_id, names) SELECT id, access.user_digest(user_key, 'user:4'), now(), '4', '{carla,\"Carla Rossi\"}' FROM access.instances WHERE key = 'shop'");
        await Service.ExecuteAsync("INSERT INTO access.erased_names (instance_id, digest) SELECT id, access.user_digest(user_key, 'name:carla') FROM access.instances WHERE key = 'shop' ON CONFLICT DO NOTHING");
        var run = Service.Services.GetService(typeof(Infrastructure.Access.ErasureRun)) as Infrastructure.Access.ErasureRun;
        foreach (var instance in await run!.ReadInstancesAsync(CancellationToken.None))
        {
            await run.RunAsync(instance, CancellationToken.None);
        }

        Assert.That(await Service.QueryAsync("SELECT e::text FROM flags.events AS e"), Has.None.Contains("carla"));
        Assert.That(await Service.QueryAsync("SELECT coalesce(user_id, names::text, '-') FROM access.erasures"), Is.All.EqualTo("-"));
    }

    private Task<Answer> EraseAsync(string instance, string user) => Service.AskAsync("DELETE", $"/api/instances/{instance}/users/{user}");

    private async Task<string> NameAsync(string user) => (await Service.QueryAsync($"SELECT username FROM workspaces.users WHERE id = '{user}'")).Single();
}
