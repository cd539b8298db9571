using System.Text.RegularExpressions;
using NUnit.Framework;
using Reporting.Testing.Network;
using Reporting.Testing.Service;
using static Reporting.Testing.Workspaces.Given;
using FlagRecords = Reporting.Testing.Flags.Given;

namespace Reporting.IntegrationTests.Dashboard;

/// <summary>The cards of the overview show what the API answers, and how it changed.</summary>
internal sealed partial class OverviewTests : ServiceFixture
{
    private const int Days = 28;

    private static readonly DateOnly Today = DateOnly.FromDateTime(Noon.UtcDateTime);

    [Test]
    public async Task A_card_of_workspaces()
    {
        await Service.AddInstanceAsync();
        await Service.IngestAsync("usage", [.. User("ada").On("go").Reported(Noon.AddHours(-2), 20).Usage, .. User("bob").On("go").Reported(Noon.AddDays(-1), 20).Usage, .. User("eve").On("go").Reported(Noon.AddDays(-1), 20).Usage, .. User("kim").On("go").Reported(Noon.AddDays(-8), 20).Usage]);

        Assert.That(await NumbersAsync(), Is.EqualTo([
            $"active today {await ActiveAsync(Today, Today)}, {await ActiveAsync(Today.AddDays(-1), Today.AddDays(-1))} yesterday",
            $"in 7 days {await ActiveAsync(Today.AddDays(-6), Today)}, 200% more than the 7 days before",
            $"in 28 days {await ActiveAsync(Today.AddDays(1 - Days), Today)}, none before"]));
        Assert.That((await ActiveAsync(Today, Today), await ActiveAsync(Today.AddDays(1 - Days), Today)), Is.EqualTo((1, 4)));
    }

    [Test]
    public async Task A_card_of_flags()
    {
        await Service.AddInstanceAsync(kind: "flags");
        await Service.IngestAsync("projects", FlagRecords.Project("shop"));
        await Service.IngestAsync("environments", FlagRecords.Environment("production", "production"));
        await Service.IngestAsync("users", FlagRecords.User(1) with { SeenAt = Noon.AddDays(-3) }, FlagRecords.User(2) with { SeenAt = Noon.AddDays(-20) });
        await Service.IngestAsync("flags", FlagRecords.Flag("old", "shop") with { CreatedAt = Noon.AddDays(-90) }, FlagRecords.Flag("new", "shop") with { CreatedAt = Noon.AddDays(-2) });
        await Service.IngestAsync("events", new[] { 1, 2, 3, 40, 41, 42, 43, 70 }.Select((day, index) => FlagRecords.Event(index + 1, "feature-updated", Noon.AddDays(-day), "production", "shop")));
        var statistics = (await Service.GetAsync("/api/admin/instance-admin/statistics")).Expect(200).Json;

        Assert.That(await NumbersAsync(), Is.EqualTo([
            $"users in 7 days {statistics["activeUsers"]!["last7"]}, {statistics["users"]} accounts of people",
            $"users in 30 days {statistics["activeUsers"]!["last30"]}, ",
            $"changes in production {statistics["productionChanges"]!["last30"]}, 25% less than the 30 days before",
            $"flags {statistics["featureToggles"]}, 100% more than 4 weeks ago"]));
        Assert.That(((int)statistics["activeUsers"]!["last7"]!, (int)statistics["activeUsers"]!["last30"]!), Is.EqualTo((1, 2)));
        Assert.That(((int)statistics["productionChanges"]!["last30"]!, (int)statistics["productionChanges"]!["last60"]!), Is.EqualTo((3, 7)));
    }

    [Test]
    public async Task A_card_of_a_network()
    {
        await Service.AddInstanceAsync(kind: "network");
        await Service.IngestAsync("log-entries", [
            .. new[] { 0, 0, 27, 28, 55, 56 }.Select(day => Logged.Change(Noon.AddDays(-day).AddHours(-1), device: 1)),
            Logged.Login(Noon.AddHours(-1), user: 1), Logged.Login(Noon.AddDays(-1), user: 1), Logged.Login(Noon.AddDays(-1), user: 2)]);
        var recent = (await RowsAsync("/api/reports/network-recent")).ToDictionary(row => (string)row["span"]!, row => (int)row["users"]!, StringComparer.Ordinal);
        var days = await RowsAsync($"/api/reports/network-activity?from={Iso(Today.AddDays(1 - (2 * Days)))}&to={Iso(Today)}&timezone=UTC");
        var (before, lately) = (days.Take(Days).Sum(day => (int)day["changes"]!), days.Skip(Days).Sum(day => (int)day["changes"]!));

        Assert.That(await NumbersAsync(), Is.EqualTo([
            $"users today {days[^1]["users"]}, {days[^2]["users"]} yesterday",
            $"users in 7 days {recent["last-7-days"]}, ",
            $"users in 31 days {recent["last-31-days"]}, ",
            $"changes in 28 days {lately}, 50% more than the 28 days before"]));
        Assert.That((before, lately, (int)days[^1]["users"]!, (int)days[^2]["users"]!), Is.EqualTo((2, 3, 1, 2)));
    }

    /// <summary>Each number of the overview's cards, with what is said of it.</summary>
    private async Task<IReadOnlyList<string>> NumbersAsync()
    {
        using var browser = await PageBrowser.SignInAsync(Service);
        var body = (await browser.GetAsync("/")).Expect(200).Body;
        return [.. body.Split("<div class=\"tile").Skip(1).Select(tile => tile.Split("</div>")[0]).Select(tile =>
        {
            var lines = Line().Matches(tile).Select(line => Tag().Replace(line.Groups["text"].Value, "").Trim().TrimStart('▲', '▼', '=', ' ')).ToList();
            return $"{lines[0]} {lines[1]}, {lines.ElementAtOrDefault(2)}";
        })];
    }

    private async Task<int> ActiveAsync(DateOnly first, DateOnly last)
        => (int)(await RowsAsync($"/api/reports/active-user-total?from={Iso(first)}&to={Iso(last)}&timezone=UTC")).Single()["users"]!;

    private async Task<IReadOnlyList<System.Text.Json.Nodes.JsonNode>> RowsAsync(string path) => [.. (await Service.GetAsync(path)).Expect(200).Json["rows"]!.AsArray().Select(row => row!)];

    private static string Iso(DateOnly day) => day.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);

    [GeneratedRegex("<p[^>]*>(?<text>.*?)</p>", RegexOptions.ExplicitCapture | RegexOptions.Singleline, 1000)]
    private static partial Regex Line();

    [GeneratedRegex("<span class=\"arrow\".*?</span>|<[^>]+>", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Tag();
}
