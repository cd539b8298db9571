using System.Globalization;
using System.Text.Json.Nodes;
using NUnit.Framework;
using Reporting.Testing.Workspaces;

namespace Reporting.IntegrationTests.BusinessIntelligence;

/// <summary>The views of workspaces and networks say what the reports say.</summary>
internal sealed class ViewNumberTests
{
    private BiDatabase database = null!;

    private static readonly IReadOnlyList<DateOnly> Days = [.. new[] { 0, 3, 17, 30, 44, 57 }.Select(SampleInstances.FirstDay.AddDays)];

    [OneTimeSetUp]
    public async Task OpenAsync() => database = await BiDatabase.OpenAsync(SampleInstances.Service.ConnectionString);

    [OneTimeTearDown]
    public async Task CloseAsync() => await database.DisposeAsync();

    [TestCase("day", "active_users_daily", "day")]
    [TestCase("week", "active_users_weekly", "week")]
    [TestCase("month", "active_users_monthly", "month")]
    public async Task Active_users_are_those_of_the_report(string interval, string view, string column)
    {
        var rows = await ReportAsync($"active-users?instance=workspaces&from=2026-01-01&timezone=UTC&interval={interval}");

        var seen = await database.ReadAsync($"SELECT {column}, users FROM bi.{view} WHERE instance = 'workspaces' ORDER BY {column}");
        Assert.That(seen, Has.Count.GreaterThan(2).And.EqualTo(rows.Where(row => Number(row, "users") > 0).Select(row => $"{row["date"]} {row["users"]}")));
    }

    [Test]
    public async Task Use_of_templates_is_that_of_the_report()
    {
        foreach (var day in Days)
        {
            var rows = await ReportAsync($"template-usage?instance=workspaces&timezone=UTC&{OnDay(day)}");

            var seen = await database.ReadAsync($"SELECT template_id, template, users, minutes FROM bi.template_usage_daily WHERE instance = 'workspaces' AND day = '{day:O}' ORDER BY template_id");
            Assert.That(seen, Is.Not.Empty.And.EqualTo(rows.Select(row => $"{row["template_id"]} {row["name"] ?? "-"} {row["active_users"]} {Number(row, "seconds") / 60}")));
        }
    }

    [Test]
    public async Task Use_of_apps_is_that_of_the_report()
    {
        foreach (var (day, template) in Days.Zip(["go", "rust", "data", "go", "rust", "data"]))
        {
            var rows = await ReportAsync($"app-usage?instance=workspaces&timezone=UTC&template={Ids.Of(template)}&{OnDay(day)}");

            var seen = await database.ReadAsync(
                $"SELECT type, app, app_name, minutes FROM bi.app_usage_daily WHERE instance = 'workspaces' AND day = '{day:O}' AND template_id = '{Ids.Of(template)}' AND app_name IS NOT NULL");
            Assert.That(seen, Is.Not.Empty.And.EquivalentTo(rows.Where(row => Number(row, "seconds") > 0).Select(row => $"{row["type"]} {row["slug"]} {row["display_name"]} {Number(row, "seconds") / 60}")));
        }
    }

    /// <summary>Users of an app are in no report: they are counted from half hours.</summary>
    [Test]
    public async Task Users_and_minutes_of_apps_are_those_of_half_hours()
    {
        await using var owner = new BiDatabase(SampleInstances.Service.ConnectionString);
        var counted = await owner.ReadAsync(
            """
            SELECT (halves.start_time AT TIME ZONE 'UTC')::date, halves.template_id, used.app, count(DISTINCT halves.user_id), sum(used.minutes)
            FROM workspaces.usage_half_hours AS halves
            CROSS JOIN LATERAL (
                SELECT each.key AS app, each.value::integer AS minutes FROM jsonb_each_text(halves.app_usage_mins) AS each
                UNION ALL
                SELECT * FROM (VALUES ('vscode', halves.vscode_mins), ('ssh', halves.ssh_mins), ('sftp', halves.sftp_mins)) AS kinds WHERE column2 > 0
            ) AS used
            GROUP BY 1, 2, 3
            """);

        var seen = await database.ReadAsync("SELECT day, template_id, app, users, minutes FROM bi.app_usage_daily");
        Assert.That(seen, Has.Count.GreaterThan(100).And.EquivalentTo(counted));
    }

    [Test]
    public async Task Activity_of_users_is_that_of_the_report()
    {
        foreach (var day in Days)
        {
            var rows = await ReportAsync($"user-activity?instance=workspaces&timezone=UTC&{OnDay(day)}");

            var seen = await database.ReadAsync(
                $"SELECT user_id, user_name, minutes FROM bi.user_activity_daily WHERE instance = 'workspaces' AND day = '{day:O}' AND user_name IS NOT NULL ORDER BY user_id");
            Assert.That(seen, Is.Not.Empty.And.EqualTo(rows.Select(row => $"{row["user_id"]} {row["username"]} {Number(row, "seconds") / 60}")));
        }

        Assert.That(
            await database.ReadAsync("SELECT day, count(*), sum(minutes) FROM bi.user_activity_daily GROUP BY day ORDER BY day"),
            Is.EqualTo(await database.ReadAsync("SELECT day, users, minutes FROM bi.active_users_daily ORDER BY day")));
    }

    [Test]
    public async Task States_of_users_are_those_of_the_report_at_the_next_midnight()
    {
        var rows = await ReportAsync("user-statuses?instance=workspaces&timezone=UTC&interval=day&from=2026-01-20");
        var midnights = rows.Where(row => $"{row["at"]}".EndsWith("T00:00:00Z", StringComparison.Ordinal) && Number(row, "users") > 0);

        var seen = await database.ReadAsync("SELECT day, state, users FROM bi.user_states_daily WHERE instance = 'workspaces' AND users > 0 AND day < '2026-03-18'");
        Assert.That(seen, Has.Count.GreaterThan(100).And.EquivalentTo(midnights.Select(row => $"{Day(row["at"]!).AddDays(-1):yyyy-MM-dd} {row["status"]} {row["users"]}")));
        Assert.That(await database.ReadAsync("SELECT max(day) FROM bi.user_states_daily"), Is.EqualTo(["2026-03-18"]));
    }

    [Test]
    public async Task Users_are_those_of_the_report()
    {
        var rows = await ReportAsync("accounts?instance=workspaces");

        var seen = await database.ReadAsync("SELECT user_id, user_name, state FROM bi.users WHERE instance = 'workspaces' AND NOT is_deleted AND NOT is_system");
        Assert.That(seen, Has.Count.GreaterThan(5).And.EquivalentTo(rows.Select(row => $"{row["user_id"]} {row["username"]} {row["status"]}")));
        Assert.That(
            await database.ReadAsync("SELECT user_id, user_name, is_deleted FROM bi.users WHERE instance = 'flags' ORDER BY user_id"),
            Is.EqualTo(["7 ada False", "8 bob True"]));
    }

    [Test]
    public async Task The_activity_of_a_network_is_that_of_the_report()
    {
        var rows = await ReportAsync("network-activity?instance=network&timezone=UTC&from=2026-01-20");

        var seen = await database.ReadAsync("SELECT day, devices, changes, commands, api_calls, users FROM bi.network_activity_daily WHERE instance = 'network' ORDER BY day");
        var happened = rows.Where(row => new[] { "devices", "changes", "commands", "api_calls", "users" }.Any(field => Number(row, field) > 0));
        Assert.That(seen, Has.Count.GreaterThan(50).And.EqualTo(happened.Select(row => $"{row["date"]} {row["devices"]} {row["changes"]} {row["commands"]} {row["api_calls"]} {row["users"]}")));
    }

    [Test]
    public async Task Instances_are_listed_with_how_far_their_data_goes()
        => Assert.That(
            await database.ReadAsync("SELECT instance, kind, name, time_zone, last_data_at, data_version > 0 FROM bi.instances ORDER BY instance"),
            Is.EqualTo(new[] { "flags", "network", "workspaces" }.Select(kind => $"{kind} {kind} {kind} UTC 2026-03-18T09:30:00Z True")));

    internal static async Task<IReadOnlyList<JsonObject>> ReportAsync(string address)
        => [.. (await SampleInstances.Service.GetAsync($"/api/reports/{address}")).Expect(200).Json["rows"]!.AsArray().Select(row => row!.AsObject())];

    internal static long Number(JsonObject row, string field) => row[field]!.GetValue<long>();

    private static string OnDay(DateOnly day) => string.Create(CultureInfo.InvariantCulture, $"from={day:O}&to={day:O}");

    private static DateOnly Day(JsonNode time) => DateOnly.ParseExact($"{time}"[..10], "yyyy-MM-dd", CultureInfo.InvariantCulture);
}
