using NUnit.Framework;
using Reporting.Domain.Access;
using Reporting.Domain.Workspaces.Reports;
using Reporting.UnitTests.Hosting;

namespace Reporting.UnitTests.Native;

[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
[Parallelizable(ParallelScope.All)]
internal sealed class ReportRouteTests
{
    private static readonly Guid Ada = new(10, 0, 0, new byte[8]);
    private static readonly Guid Bob = new(11, 0, 0, new byte[8]);
    private static readonly Guid Go = new(1, 0, 0, new byte[8]);

    private HostOnFakes host = null!;

    [SetUp]
    public async Task StartAsync() => host = await HostOnFakes.StartAsync(("dev", InstanceKind.Workspaces), ("flags", InstanceKind.Flags), ("campus", InstanceKind.Network));

    [TearDown]
    public async Task StopAsync() => await host.DisposeAsync();

    [Test]
    public async Task Active_users_of_weeks_cut_at_the_ends_of_the_span()
    {
        var json = await host.GetAsync("/active-users?interval=week&from=2026-03-04&to=2026-03-18&timezone=Europe/Berlin");

        Assert.That((json.Status, json.Body), Is.EqualTo((200,
            """{"from":"2026-03-03T23:00:00Z","to":"2026-03-18T15:00:00Z","rows":[{"date":"2026-03-02","users":0},{"date":"2026-03-09","users":1},{"date":"2026-03-16","users":2}]}""" + "\n")));
        Assert.That(host.Readers.Windows.Select(window => $"{window.StartUtc:MM-dd HH} {window.EndUtc:MM-dd HH}"), Is.EqualTo(["03-03 23 03-08 23", "03-08 23 03-15 23", "03-15 23 03-18 15"]));
    }

    [TestCase("interval=day&from=2026-03-08&to=2026-03-08&timezone=America/New_York", "03-08 05:00 23 h", Description = "the clock is put forward")]
    [TestCase("interval=day&from=2025-11-02&to=2025-11-02&timezone=America/New_York", "11-02 04:00 25 h", Description = "the clock is put back")]
    [TestCase("interval=month&from=2024-02-01&to=2024-02-29", "02-01 00:00 696 h", Description = "a leap day")]
    [TestCase("interval=week&from=2025-12-29&to=2026-01-04", "12-29 00:00 168 h", Description = "a week of two years")]
    [TestCase("interval=day&from=2026-03-01&to=2026-03-01&timezone=Asia/Kolkata", "02-28 18:30 24 h", Description = "half an hour off")]
    [TestCase("interval=day&from=2026-03-01T06:00:00Z&to=2026-03-01T09:30:00%2B01:00", "03-01 06:00 2.5 h", Description = "times")]
    public async Task Counts_by_the_calendar_of_the_zone(string query, string window)
    {
        Assert.That((await host.GetAsync($"/active-users?{query}")).Status, Is.EqualTo(200));
        Assert.That(host.Readers.Windows.Select(one => FormattableString.Invariant($"{one.StartUtc:MM-dd HH:mm} {one.Length.TotalHours} h")), Is.EqualTo([window]));
    }

    [Test]
    public async Task Reports_on_thirty_days_up_to_now_where_nothing_is_said()
    {
        var csv = await host.GetAsync("/active-users", accept: "text/csv");

        Assert.That(csv.Type, Is.EqualTo("text/csv; charset=utf-8"));
        Assert.That(csv.Body, Does.StartWith("date,users\r\n2026-02-17,0\r\n").And.EndWith("2026-03-18,29\r\n"));
    }

    [Test]
    public async Task Users_of_a_whole_span()
    {
        var json = await host.GetAsync("/active-user-total?from=2026-03-09&to=2026-03-15&timezone=Europe/Berlin");

        Assert.That(json.Body, Is.EqualTo("""{"from":"2026-03-08T23:00:00Z","to":"2026-03-15T23:00:00Z","rows":[{"users":0}]}""" + "\n"));
        Assert.That(host.Readers.Windows.Single().Length, Is.EqualTo(TimeSpan.FromDays(7)));
    }

    [Test]
    public async Task Users_by_hour_of_the_week_are_means_by_the_clock_of_the_zone()
    {
        var csv = await host.GetAsync("/active-hours?from=2026-03-09&to=2026-03-22&timezone=Asia/Kolkata", accept: "text/csv");

        Assert.That(csv.Body, Does.StartWith("weekday,hour,users\r\n1,0,84\r\n1,1,85\r\n").And.Contain("\r\n7,23,167\r\n"));
        Assert.That(host.Readers.Windows[0].StartUtc, Is.EqualTo(new DateTimeOffset(2026, 3, 8, 18, 30, 0, TimeSpan.Zero)));
    }

    [Test]
    public async Task A_half_hour_is_in_the_hour_of_its_start_where_hours_begin_a_quarter_later()
    {
        await host.GetAsync("/active-hours?from=2026-03-09&to=2026-03-09&timezone=Asia/Kathmandu");

        var windows = host.Readers.Windows.Select(window => $"{window.StartUtc:MM-dd HH:mm} {window.EndUtc:HH:mm}").ToList();
        Assert.That((windows.Count, windows[0], windows[^1]), Is.EqualTo((24, "03-08 18:30 19:30", "03-09 17:30 18:30")));
    }

    [Test]
    public async Task Usage_of_templates()
    {
        var json = await host.GetAsync("/template-usage?from=2026-03-09&to=2026-03-15");

        Assert.That(json.Body, Is.EqualTo(
            """{"from":"2026-03-09T00:00:00Z","to":"2026-03-16T00:00:00Z","rows":[{"template_id":"00000001-0000-0000-0000-000000000000","name":"go","active_users":2,"seconds":120},""" +
            """{"template_id":"00000002-0000-0000-0000-000000000000","name":null,"active_users":1,"seconds":60}]}""" + "\n"));
    }

    [Test]
    public async Task Use_of_templates_by_week_leaves_out_weeks_without_any()
    {
        var csv = await host.GetAsync("/template-trends?from=2026-02-23&to=2026-03-15&interval=week", accept: "text/csv");

        Assert.That(csv.Body, Is.EqualTo("template_id,template_name,date,active_users,seconds\r\n00000001-0000-0000-0000-000000000000,go,2026-03-02,1,60\r\n00000001-0000-0000-0000-000000000000,go,2026-03-09,2,120\r\n"));
    }

    [Test]
    public async Task Use_of_apps_by_month()
    {
        host.Readers.Apps = [new([Go], AppUsageType.App, "Notes", "notes", "/n.png", 600, 2)];
        var csv = await host.GetAsync("/app-trends?from=2026-02-10&to=2026-03-15&interval=month", accept: "text/csv");

        Assert.That(csv.Body, Is.EqualTo("date,type,slug,display_name,seconds,times_used\r\n2026-02-01,app,notes,Notes,600,2\r\n2026-03-01,builtin,vscode,Visual Studio Code,60,0\r\n2026-03-01,app,notes,Notes,600,2\r\n"));
    }

    [Test]
    public async Task Usage_of_apps_and_parameters()
    {
        host.Readers.Apps = [new([Go], AppUsageType.App, "Notes", "notes", "/n.png", 600, 2)];
        host.Readers.Parameters = [new([Go], "Region", "region", "string", "", [], [new("eu", 2), new("us", 1)])];
        var apps = await host.GetAsync("/app-usage?from=2026-03-09&to=2026-03-15", accept: "text/csv");
        var parameters = await host.GetAsync("/parameter-usage?from=2026-03-09&to=2026-03-15", accept: "text/csv");

        Assert.That(apps.Body, Does.StartWith("type,slug,display_name,seconds,times_used,template_ids\r\nbuiltin,").And.EndWith($"app,notes,Notes,600,2,{Go}\r\n"));
        Assert.That(parameters.Body, Is.EqualTo($"name,display_name,type,value,workspaces,template_ids\r\nregion,Region,string,eu,2,{Go}\r\nregion,Region,string,us,1,{Go}\r\n"));
    }

    [Test]
    public async Task Use_and_latency_of_some_users()
    {
        host.Readers.Activity = [new(Ada, "ada", "", [Go], 60), new(Bob, "bob", "", [], 120)];
        host.Readers.Latency = [new(Ada, "ada", "", [Go], 31.5, 120), new(Bob, "bob", "", [], -1, -1)];
        var activity = await host.GetAsync($"/user-activity?from=2026-03-09&to=2026-03-15&user={Ada}");
        var latency = await host.GetAsync($"/user-latency?from=2026-03-09&to=2026-03-15&user={Bob},{Ada}");

        Assert.That(activity.Body, Is.EqualTo(
            $$"""{"from":"2026-03-09T00:00:00Z","to":"2026-03-16T00:00:00Z","rows":[{"user_id":"{{Ada}}","username":"ada","seconds":60,"template_ids":["{{Go}}"]}]}""" + "\n"));
        Assert.That(latency.Body, Does.Contain(
            $$"""{"user_id":"{{Ada}}","username":"ada","p50_ms":31.5,"p95_ms":120,"template_ids":["{{Go}}"]},{"user_id":"{{Bob}}","username":"bob","p50_ms":null,"p95_ms":null,"template_ids":[]}"""));
    }

    [Test]
    public async Task Users_by_status()
    {
        host.Readers.Statuses = new UserStatusReport(new Dictionary<string, IReadOnlyList<StatusCount>>(StringComparer.Ordinal) { ["active"] = [new(new DateTimeOffset(2026, 3, 17, 0, 0, 0, TimeSpan.Zero), 2)] });
        var json = await host.GetAsync("/user-statuses?from=2026-03-16&to=2026-03-17");

        Assert.That(json.Body, Is.EqualTo("""{"from":"2026-03-16T00:00:00Z","to":"2026-03-18T00:00:00Z","rows":[{"at":"2026-03-17T00:00:00Z","status":"active","users":2}]}""" + "\n"));
        Assert.That(host.Readers.Instants.Select(instant => $"{instant.UtcDateTime:MM-dd}"), Is.EqualTo(["03-16", "03-17", "03-18"]));
    }

    [Test]
    public async Task Activity_and_totals_of_a_network()
    {
        var activity = await host.GetAsync("/network-activity?interval=month&from=2026-02-01&to=2026-03-31", TokenRole.Member);
        var totals = await host.GetAsync("/network-totals", TokenRole.Member, accept: "text/csv");

        Assert.That(activity.Body, Is.EqualTo(
            """{"from":"2026-02-01T00:00:00Z","to":"2026-03-18T15:00:00Z","rows":[{"date":"2026-02-01","devices":101,"changes":102,"api_calls":104,"commands":105,"users":103},""" +
            """{"date":"2026-03-01","devices":201,"changes":202,"api_calls":204,"commands":205,"users":203}]}""" + "\n"));
        Assert.That(totals.Body, Does.StartWith("name,count\r\ndevices,1\r\ndevice_groups,2\r\n"));
    }

    [Test]
    public async Task Flags_by_state_and_use()
    {
        var flags = await host.GetAsync("/flags?project=shop&state=stale,potentially-stale&unused_since=2026-02-16", TokenRole.Member);
        var use = await host.GetAsync("/application-use?project=shop&from=2026-03-09&to=2026-03-15", accept: "text/csv");

        Assert.That(flags.Body, Is.EqualTo(
            """{"rows":[{"flag":"old","project":"shop","type":"release","created_at":"2025-04-02T09:00:00Z","state":"stale","last_used_on":"2026-01-30"}]}""" + "\n"));
        Assert.That(
            (host.Use.Filter!.Projects, host.Use.Filter.States, host.Use.Filter.UnusedSince),
            Is.EqualTo((new[] { "shop" }, new[] { "stale", "potentially-stale" }, (DateOnly?)new DateOnly(2026, 2, 16))));
        Assert.That(use.Body, Is.EqualTo("environment,application,flags,requests,yes,no\r\nproduction,web,3,12,7,5\r\n"));
    }

    [Test]
    public async Task Devices_and_users_of_a_network()
    {
        const string Week = "from=2026-03-09&to=2026-03-15&timezone=Europe/Berlin";
        var devices = await host.GetAsync($"/device-use?{Week}", TokenRole.Member, accept: "text/csv");
        var users = await host.GetAsync($"/network-users?{Week}", accept: "text/csv");
        var unused = await host.GetAsync("/unused-devices?since=2026-02-16", accept: "text/csv");
        var recent = await host.GetAsync("/network-recent", accept: "text/csv");

        Assert.That(devices.Body, Is.EqualTo("device_id,name,entries,views,changes,commands\r\n12,core,8,4,3,1\r\n"));
        Assert.That(users.Body, Is.EqualTo("user_id,entries,devices,changes,commands,api_calls\r\n7,8,1,3,1,2\r\n,1,0,0,0,0\r\n"));
        Assert.That(unused.Body, Is.EqualTo("device_id,name,last_used_on\r\n77,,2026-02-15\r\n"));
        Assert.That(recent.Body, Does.StartWith("span,devices,changes,api_calls,commands,users\r\nlast-hour,101,102,104,105,103\r\ntoday,"));
        Assert.That(host.Use.Window!.Value.StartUtc, Is.EqualTo(new DateTimeOffset(2026, 3, 8, 23, 0, 0, TimeSpan.Zero)));
    }

    [Test]
    public async Task Events_in_pages()
    {
        var json = await host.GetAsync("/events?query=50%25_off&project=a,b&user=7&from=2026-03-01&limit=1", TokenRole.Member);

        Assert.That(json.Body, Is.EqualTo(
            """{"rows":[{"id":812,"created_at":"2026-03-15T08:30:00Z","type":"feature-created","created_by":"ada","created_by_user_id":7,"project":"search",""" + "\"" +
            """environment":null,"flag":"ranking","data":{"name":"ranking"},"pre_data":null,"tags":[]}],"total":3,"next_offset":1}""" + "\n"));
        Assert.That(
            (host.Events.Filter.Text, host.Events.Filter.InProjects, host.Events.Filter.Projects.Count, host.Events.Filter.CreatorIds[0], host.Events.Filter.From),
            Is.EqualTo((@"50\%\_off", true, 2, 7L, new DateOnly(2026, 3, 1))));
        Assert.That((await host.GetAsync("/events?offset=2", accept: "text/csv")).Body, Is.EqualTo(
            "id,created_at,type,created_by,created_by_user_id,project,environment,flag,data,pre_data,tags\r\n" +
            "812,2026-03-15T08:30:00Z,feature-created,ada,7,search,,ranking,\"{\"\"name\"\":\"\"ranking\"\"}\",,\r\n"));
        Assert.That(host.Events.Filter.InProjects, Is.False, "an auditor sees all");
    }

    [TestCase("/active-users?from=yesterday", "from", "must be a day such as 2026-03-18, or a time such as 2026-03-18T00:00:00Z")]
    [TestCase("/active-users?from=2026-03-10&to=2026-03-01", "to", "must not be before from")]
    [TestCase("/active-users?from=2015-01-01&to=2026-03-01", "to", "must not be more than 10 years from the other end")]
    [TestCase("/active-users?interval=hour", "interval", "must be day, week or month")]
    [TestCase("/active-users?interval=1", "interval", "must be day, week or month")]
    [TestCase("/active-users?timezone=Berlin", "timezone", "must be the IANA name of a time zone, such as Europe/Berlin")]
    [TestCase("/active-hours?from=2025-10-01", "to", "must not give more than 3660 intervals")]
    [TestCase("/active-users?template=go", "template", "must be a UUID, or several between commas")]
    [TestCase("/active-users?colour=red", "colour", "is not a parameter of this report")]
    [TestCase("/active-users?interval=day&interval=week", "interval", "must be given once")]
    [TestCase("/user-activity?from=2026-03-01T12:00:00Z", "from", "must be a day, or the first instant of one")]
    [TestCase("/flag-trends?from=2020-01-01", "from", "must not be more than 5 years from the other end")]
    [TestCase("/flags?state=old", "state", "must be active, stale or potentially-stale, or several between commas")]
    [TestCase("/unused-devices", "since", "must be a day such as 2026-03-18")]
    [TestCase("/application-use?from=2024-01-01", "to", "must not be more than a year from the other end")]
    [TestCase("/events?limit=1001", "limit", "must be a whole number from 1 to 1000")]
    [TestCase("/events?to=2026-13-01", "to", "must be a day such as 2026-03-18")]
    public async Task Says_which_parameter_is_wrong(string path, string field, string message)
    {
        var answer = await host.GetAsync(path);

        Assert.That((answer.Status, answer.Type, answer.Body), Is.EqualTo((400, "application/problem+json",
            $$"""{"type":"about:blank","title":"Bad Request","status":400,"detail":"The request is not valid.","errors":[{"field":"{{field}}","message":"{{message}}"}]}""")));
    }

    [TestCase("/active-users", TokenRole.Member, 403)]
    [TestCase("/active-users", TokenRole.Ingest, 403)]
    [TestCase("/network-activity", TokenRole.Ingest, 403)]
    [TestCase("/network-activity", TokenRole.Member, 200)]
    [TestCase("/nothing", TokenRole.Admin, 404)]
    [TestCase("", TokenRole.Ingest, 403)]
    public async Task Lets_in_whom_the_report_is_for(string path, TokenRole role, int status)
        => Assert.That((await host.GetAsync(path, role)).Status, Is.EqualTo(status));

    [Test]
    public async Task Chooses_the_instance_by_token_parameter_or_header()
    {
        host.Access.Add("prod", InstanceKind.Workspaces);

        Assert.That((await host.GetAsync("/active-users")).Body, Does.Contain("Several instances can answer. Choose one with the parameter instance or the header X-Reporting-Instance: dev, prod."));
        Assert.That((await host.GetAsync("/active-users?instance=prod")).Status, Is.EqualTo(200));
        Assert.That((await host.GetAsync("/active-users", instance: "dev")).Status, Is.EqualTo(200));
        Assert.That((await host.GetAsync("/active-users", boundTo: host.Dev)).Status, Is.EqualTo(200));
        Assert.That((await host.GetAsync("/active-users?instance=prod", boundTo: host.Dev)).Status, Is.EqualTo(403));
        Assert.That((await host.GetAsync("/active-users?instance=campus")).Body, Does.Contain("There is no such instance of workspaces. There are: dev, prod."));
        Assert.That((await host.GetAsync("/active-users", boundTo: host.Campus)).Status, Is.EqualTo(404));
    }

    [Test]
    public async Task Lists_the_reports_with_their_parameters()
    {
        var list = await host.GetAsync("");

        Assert.That(list.Body, Does.Contain("""{"name":"active-users","kind":"workspaces","summary":"Count active users by day, week or month","parameters":[{"name":"""));
        Assert.That(System.Text.Json.JsonDocument.Parse(list.Body).RootElement.EnumerateArray().Select(report => report.GetProperty("name").GetString()), Is.EquivalentTo(
        [
            "active-users", "active-user-total", "active-hours", "accounts", "user-days", "unused-templates", "app-usage", "parameter-usage", "template-trends", "app-trends", "template-apps", "template-usage", "template-versions", "templates", "user-activity", "user-latency", "user-statuses",
            "account-trends", "events", "flag-creations", "flag-totals", "flag-trends", "flag-use", "project-health",
            "environment-changes", "flag-stages", "flags", "application-use",
            "network-activity", "network-totals", "network-recent", "device-use", "unused-devices", "network-users",
        ]));
    }
}
