using System.Text.Json.Nodes;
using NUnit.Framework;
using Reporting.Domain.Network.Records;
using Reporting.Testing.Network;
using Reporting.Testing.Service;

namespace Reporting.IntegrationTests.Dashboard;

/// <summary>The page about a network shows what the API answers.</summary>
internal sealed class NetworkPageTests : ServiceFixture
{
    private const string View = "from=2026-03-01&to=2026-03-03&tz=Europe/Berlin&compare=none";
    private const string Range = "from=2026-03-01&to=2026-03-03&timezone=Europe/Berlin";

    [Test]
    public async Task Numbers_and_csv_are_those_of_the_api()
    {
        await FillAsync();
        using var browser = await PageBrowser.SignInAsync(Service, (await Service.AddTokenAsync("member")).Text);
        var days = await RowsAsync($"/api/reports/network-activity?{Range}");
        var devices = await RowsAsync($"/api/reports/device-use?{Range}");
        var users = await RowsAsync($"/api/reports/network-users?{Range}");
        var unused = await RowsAsync("/api/reports/unused-devices?since=2026-02-01");
        var recent = await RowsAsync("/api/reports/network-recent");

        Assert.That(devices.Select(row => $"{row["device_id"]} {row["name"]} {row["entries"]} {row["views"]} {row["changes"]} {row["commands"]}"), Is.EqualTo(["1 core 3 1 1 1", "9  1 0 0 0"]));
        Assert.That(users.Select(row => $"{row["user_id"]} {row["entries"]} {row["devices"]} {row["changes"]} {row["commands"]} {row["api_calls"]}"), Is.EqualTo(["1 3 1 1 1 0", "2 2 1 0 0 1"]));
        Assert.That(unused.Select(row => $"{row["device_id"]} {row["last_used_on"]}"), Is.EqualTo(["3 ", "2 2026-01-31"]));
        Assert.That(await LinesAsync(browser, "used"), Is.EqualTo(devices.Select(row => $"{row["name"] ?? $"Device {row["device_id"]}"},{row["entries"]},{row["views"]},{row["changes"]},{row["commands"]}").Prepend("device,entries,views,changes,commands")));
        Assert.That(await LinesAsync(browser, "activity"), Is.EqualTo(days.Select(day => $"{day["date"]},{day["changes"]},{day["commands"]},{day["api_calls"]}").Prepend("day,changes,commands,api_calls")));
        Assert.That((await LinesAsync(browser, "unused")).Skip(1), Is.EqualTo(["attic,", "cellar,2026-01-31"]));
        Assert.That(
            (await LinesAsync(browser, "recent")).Skip(1).Select(line => string.Join(',', line.Split(',').Skip(1))),
            Is.EqualTo(recent.Select(row => $"{row["devices"]},{row["changes"]},{row["commands"]},{row["api_calls"]},{row["users"]}")));
    }

    [Test]
    public async Task Devices_not_touched_can_be_seen_and_had_whole_for_a_month_and_for_three()
    {
        await Service.AddInstanceAsync(kind: "network");
        await Service.IngestAsync("devices", Enumerable.Range(1, 120).Select(id => new Device { Id = id, Name = $"switch-{id}" }));
        await Service.IngestAsync("log-entries", Logged.View(At("2026-01-05T12:00:00Z"), device: 1), Logged.View(At("2026-03-01T12:00:00Z"), device: 2));
        using var browser = await PageBrowser.SignInAsync(Service);
        var first = (await browser.GetAsync($"/network?{View}")).Expect(200).Body;

        Assert.That(first, Does.Contain("The first 100 of 119.").And.Contain("unused=90#unused"));
        Assert.That((await browser.GetAsync($"/network?{View}&rows=all")).Body, Does.Contain("All 119."));
        Assert.That((await browser.GetAsync($"/network?{View}&unused=90")).Body, Does.Contain("Which devices did nobody touch for 90 days?").And.Contain("The first 100 of 118."));
        Assert.That(await LinesAsync(browser, "unused"), Has.Length.EqualTo(120));
        Assert.That(await LinesAsync(browser, "unused&unused=90"), Has.Length.EqualTo(119));
    }

    /// <summary>At the ends of the span: an entry at its start counts, one at its end does not.</summary>
    private async Task FillAsync()
    {
        await Service.AddInstanceAsync(kind: "network");
        await Service.IngestAsync("devices", new Device { Id = 1, Name = "core" }, new Device { Id = 2, Name = "cellar" }, new Device { Id = 3, Name = "attic" });
        await Service.IngestAsync(
            "log-entries",
            Logged.View(At("2026-02-28T22:59:59Z"), device: 1),
            Logged.View(At("2026-02-28T23:00:00Z"), device: 1),
            Logged.Change(At("2026-03-02T08:00:00Z"), device: 1),
            Logged.Command(At("2026-03-03T22:59:59Z"), device: 1),
            Logged.Command(At("2026-03-03T23:00:00Z"), device: 1),
            Logged.Error(At("2026-03-02T09:00:00Z"), device: 9, user: 2),
            Logged.ApiCall(At("2026-03-02T09:30:00Z"), user: 2),
            Logged.View(At("2026-01-31T12:00:00Z"), device: 2));
    }

    private async Task<IReadOnlyList<JsonNode>> RowsAsync(string path) => [.. (await Service.GetAsync(path)).Expect(200).Json["rows"]!.AsArray().Select(row => row!)];

    private static async Task<string[]> LinesAsync(PageBrowser browser, string figure)
        => (await browser.GetAsync($"/network?{View}&csv={figure}")).Expect(200).Body.Split("\r\n", StringSplitOptions.RemoveEmptyEntries);

    private static DateTimeOffset At(string text) => DateTimeOffset.Parse(text, System.Globalization.CultureInfo.InvariantCulture);
}
