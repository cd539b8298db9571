using System.Text.Json.Nodes;
using NUnit.Framework;
using static Reporting.Testing.Workspaces.Given;

namespace Reporting.IntegrationTests.Alerts;

/// <summary>Rules are evaluated as records come and as time passes.</summary>
internal sealed class AlertTests : AlertsFixture
{
    /// <summary>A Tuesday, 10 o'clock in Berlin.</summary>
    private static readonly DateTimeOffset Tuesday = Noon.AddHours(-27);

    [Test]
    public async Task A_rule_fires_with_the_number_of_the_report_and_is_over_when_a_late_record_comes()
    {
        await AddReceiverAsync("ops");
        (await PutAsync("few", Users("below", 3, ("receivers", new JsonArray("ops")), ("description", "Look at the gateway.")))).Expect(201);
        await WorkedAsync("ada", Tuesday);
        await WorkedAsync("bob", Tuesday);
        var report = (await Service.GetAsync($"/api/reports/active-users?instance={Instance}&from=2026-03-03&to=2026-03-03")).Expect(200).Json["rows"]![0]!["users"]!.GetValue<int>();

        Assert.That(await StateAsync("few"), Is.EqualTo("firing 2"));
        Assert.That(report, Is.EqualTo(2));
        Assert.That(await ToldAsync(), Is.EqualTo(["Firing: few"]));
        await WorkedAsync("eve", Tuesday);
        Assert.That(await StateAsync("few"), Is.EqualTo("resolved 3"));
        Assert.That(await HistoryAsync("few"), Is.EqualTo(["ok firing 2", "firing resolved 3"]));
        Assert.That(await ToldAsync(), Is.EqualTo(["Firing: few", "Resolved: few"]));
    }

    [Test]
    public async Task Time_alone_ends_a_day_where_the_clock_changes_and_a_wait()
    {
        Service.Clock.Now = new DateTimeOffset(2026, 3, 29, 21, 59, 0, TimeSpan.Zero);
        await WorkedAsync("ada", new DateTimeOffset(2026, 3, 29, 10, 0, 0, TimeSpan.Zero));
        await PutAsync("some", Users("above", 0, ("for", "90m")));

        Assert.That(await StateAsync("some"), Is.EqualTo("ok 0"), "Sunday, on which the clock changed, is not over in Berlin");
        Service.Clock.Now = new DateTimeOffset(2026, 3, 29, 22, 0, 0, TimeSpan.Zero);
        Assert.That(await StateAsync("some"), Is.EqualTo("pending 1"));
        Service.Clock.Now = new DateTimeOffset(2026, 3, 29, 23, 29, 0, TimeSpan.Zero);
        Assert.That(await StateAsync("some"), Is.EqualTo("pending 1"));
        Service.Clock.Now = new DateTimeOffset(2026, 3, 29, 23, 30, 0, TimeSpan.Zero);
        Assert.That(await StateAsync("some"), Is.EqualTo("firing 1"));
    }

    [Test]
    public async Task A_change_is_in_percent_against_the_time_before()
    {
        await WorkedAsync("ada", Tuesday.AddDays(-1));
        await WorkedAsync("bob", Tuesday.AddDays(-1));
        await WorkedAsync("ada", Tuesday);
        await PutAsync("fewer", Users("below", -20, ("against", "period")));
        await PutAsync("year", Users("beyond", 20, ("against", "year")));

        Assert.That(await StateAsync("fewer"), Is.EqualTo("firing -50"));
        Assert.That((await GetAsync("year"))["problem"]!.GetValue<string>(), Is.EqualTo("it was 0 a year before"));
        await WorkedAsync("ada", Tuesday.AddYears(-1));
        Assert.That(await StateAsync("year"), Is.EqualTo("ok 0"));
    }

    [Test]
    public async Task A_share_is_one_of_the_seats_paid()
    {
        await IngestAsync("users", Known("ada"), Known("bob"));
        await IngestAsync("user-status-changes", Became("ada"), Became("bob"));
        await PutAsync("seats", Users("above", 90, ("series", "user-statuses.active"), ("share_of", 2)));

        Assert.That(await StateAsync("seats"), Is.EqualTo("firing 100"));
    }

    [Test]
    public async Task Without_records_the_age_of_the_last_one_grows()
    {
        await WorkedAsync("ada", Tuesday);
        await PutAsync("silent", Users("above", 3600, ("series", "record-age"), ("collection", "usage")));

        Assert.That(await StateAsync("silent"), Does.StartWith("ok"));
        Service.Clock.Advance(TimeSpan.FromMinutes(59));
        Assert.That(await StateAsync("silent"), Does.StartWith("ok"));
        Service.Clock.Advance(TimeSpan.FromMinutes(2));
        Assert.That(await StateAsync("silent"), Is.EqualTo("firing 3660"));
        await WorkedAsync("bob", Tuesday);
        Assert.That(await StateAsync("silent"), Does.StartWith("resolved"));
    }

    [Test]
    public async Task A_source_that_lags_has_no_number_where_there_is_none()
    {
        await PutAsync("lag", Users("above", 600, ("series", "source-lag")));

        await EvaluateAsync();
        Assert.That((await GetAsync("lag"))["problem"]!.GetValue<string>(), Is.EqualTo("nothing is known of it"));
    }

    [Test]
    public async Task One_that_cannot_be_evaluated_stops_no_other_and_says_so()
    {
        await WorkedAsync("ada", Tuesday);
        await PutAsync("broken", Users("above", 0, ("series", "user-statuses.active")));
        await PutAsync("whole", Users("above", 0));
        await Service.ExecuteAsync("ALTER TABLE workspaces.user_status_changes RENAME TO away");
        try
        {
            Assert.That(await EvaluateAsync(), Is.EqualTo(["rule broken"]));
            Assert.That(await EvaluateAsync(), Is.EqualTo(["rule broken"]), "it still fails, though it is not tried again yet");
        }
        finally
        {
            await Service.ExecuteAsync("ALTER TABLE workspaces.away RENAME TO user_status_changes");
        }

        var broken = await GetAsync("broken");
        Assert.That($"{broken["failing"]} {broken["state"]} {broken["problem"]}", Does.StartWith("true ok").And.Contain("user_status_changes"));
        Assert.That($"{(await GetAsync("whole"))["state"]}", Is.EqualTo("firing"));
        Service.Clock.Advance(TimeSpan.FromMinutes(2));
        await EvaluateAsync();
        Assert.That($"{(await GetAsync("broken"))["failing"]}", Is.EqualTo("false"));
    }

    [Test]
    public async Task Nothing_is_written_while_nothing_changes()
    {
        await WorkedAsync("ada", Tuesday);
        await PutAsync("some", Users("above", 0));
        await PutAsync("age", Users("above", 86_400, ("series", "record-age")));
        await EvaluateAsync();
        var before = await RowsAsync();

        Service.Clock.Advance(TimeSpan.FromHours(3));
        await EvaluateAsync();
        await EvaluateAsync();

        Assert.That(await RowsAsync(), Is.EqualTo(before).And.Count.EqualTo(2));
    }

    [Test]
    public async Task What_is_told_is_stored_with_the_state_or_not_at_all()
    {
        await AddReceiverAsync("ops");
        await WorkedAsync("ada", Tuesday);
        await PutAsync("some", Users("above", 0, ("receivers", new JsonArray("ops"))));
        await Service.ExecuteAsync("ALTER TABLE notifications.outbox RENAME TO away");
        try
        {
            Assert.That(await EvaluateAsync(), Is.EqualTo(["rule some"]));
        }
        finally
        {
            await Service.ExecuteAsync("ALTER TABLE notifications.away RENAME TO outbox");
        }

        Assert.That(await HistoryAsync("some"), Is.Empty);
        Assert.That(await StateAsync("some"), Is.EqualTo("firing 1"));
        Assert.That(await ToldAsync(), Is.EqualTo(["Firing: some"]));
    }

    [Test]
    public async Task States_are_counted()
    {
        await WorkedAsync("ada", Tuesday);
        await PutAsync("some", Users("above", 0));
        await EvaluateAsync();

        Assert.That((await Service.GetAsync("/metrics", token: null)).Body, Does.Contain("reporting_alerts{state=\"firing\"} ").And.Contain("reporting_alerts{state=\"pending\"} "));
    }

    [Test]
    public async Task A_rule_that_replaces_the_newest_is_evaluated_at_once()
    {
        await WorkedAsync("ada", Tuesday);
        await PutAsync("old", Users("above", 5));
        await PutAsync("newest", Users("above", 5));
        await EvaluateAsync();

        (await Service.AskAsync("DELETE", "/api/alerts/newest")).Expect(204);
        Service.Clock.Advance(TimeSpan.FromSeconds(5));
        await PutAsync("another", Users("above", 0));

        Assert.That(await StateAsync("another"), Is.EqualTo("firing 1"));
    }

    [Test]
    public async Task A_rule_that_is_removed_is_no_longer_counted()
    {
        await WorkedAsync("ada", Tuesday);
        await PutAsync("old", Users("above", 0));
        await PutAsync("newest", Users("above", 5));
        await EvaluateAsync();
        var before = await CountFiringAsync();

        (await Service.AskAsync("DELETE", "/api/alerts/old")).Expect(204);
        await EvaluateAsync();

        Assert.That((before, await CountFiringAsync()), Is.EqualTo((1, 0)));
    }

    private async Task<int> CountFiringAsync()
    {
        const string Metric = "reporting_alerts{state=\"firing\"} ";
        var line = (await Service.GetAsync("/metrics", token: null)).Body.Split('\n').Single(line => line.StartsWith(Metric, StringComparison.Ordinal));
        return int.Parse(line.Split(' ')[1], System.Globalization.CultureInfo.InvariantCulture);
    }

    private async Task<IReadOnlyList<string>> RowsAsync() => await Service.QueryAsync($"SELECT format('%s %s %s', rules.name, rules.xmin, rules.value) FROM alerts.rules AS rules WHERE rules.name IN ('some', 'age') ORDER BY rules.name");

    private async Task<IReadOnlyList<string>> ToldAsync()
        => await Service.QueryAsync($"SELECT replace(title, ' of {Instance}', '') FROM notifications.outbox WHERE title LIKE '% of {Instance}' ORDER BY created_at, title");

    private Task WorkedAsync(string user, DateTimeOffset at) => IngestAsync("usage", User(user).On("go").Reported(at, 20).Usage);

    private static Reporting.Domain.Workspaces.Records.UserStatusChange Became(string user) => new()
    {
        Id = Testing.Workspaces.Ids.Of($"change of {user}"),
        UserId = Testing.Workspaces.Ids.Of(user),
        NewStatus = "active",
        ChangedAt = Tuesday,
    };
}
