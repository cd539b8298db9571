using NUnit.Framework;
using Reporting.Domain.Access;
using Reporting.Domain.Workspaces.Records;
using Reporting.Domain.Workspaces.Reports;
using static Reporting.UnitTests.Workspaces.Moments;

namespace Reporting.UnitTests.Coder;

internal sealed class AnswerTests : CoderFixture
{
    private static readonly Guid First = new("00000000-0000-0000-0000-000000000001");
    private static readonly Guid Second = new("f0000000-0000-0000-0000-000000000002");
    private static readonly Guid Ada = new("00000000-0000-0000-0000-00000000000a");
    private static readonly Guid Bob = new("00000000-0000-0000-0000-00000000000b");

    [Test]
    public async Task User_activity()
    {
        Host.Readers.Activity = [new(Ada, "ada & co", "", [Second], 60), new(Bob, "=bob", "/b.png", [First, Second], 120)];
        var answer = await Host.GetAsync(TokenRole.Admin, "insights/user-activity?start_time=2026-03-09T00:00:00%2B02:00&end_time=2026-03-16T00:00:00%2B00:00");

        Assert.That((answer.Status, answer.Type), Is.EqualTo((200, "application/json; charset=utf-8")));
        Assert.That(answer.Body, Is.EqualTo(
            """{"report":{"start_time":"2026-03-09T00:00:00+02:00","end_time":"2026-03-16T00:00:00Z","template_ids":["00000000-0000-0000-0000-000000000001","f0000000-0000-0000-0000-000000000002"],"users":[""" +
            """{"template_ids":["f0000000-0000-0000-0000-000000000002"],"user_id":"00000000-0000-0000-0000-00000000000a","username":"ada \u0026 co","avatar_url":"","seconds":60},""" +
            """{"template_ids":["00000000-0000-0000-0000-000000000001","f0000000-0000-0000-0000-000000000002"],"user_id":"00000000-0000-0000-0000-00000000000b","username":"=bob","avatar_url":"/b.png","seconds":120}]}}""" + "\n"));
    }

    [Test]
    public async Task User_activity_as_a_table()
    {
        Host.Readers.Activity = [new(Ada, "a,\"b\"", "", [First, Second], 60), new(Bob, "=bob", "", [], 0)];
        var answer = await Host.GetAsync(TokenRole.Admin, $"insights/user-activity?{Week}", "Accept", "text/csv");

        Assert.That(answer.Type, Is.EqualTo("text/csv; charset=utf-8"));
        Assert.That(answer.Body, Is.EqualTo(
            "user_id,username,avatar_url,seconds,template_ids\r\n" +
            "00000000-0000-0000-0000-00000000000a,\"a,\"\"b\"\"\",,60,00000000-0000-0000-0000-000000000001 f0000000-0000-0000-0000-000000000002\r\n" +
            "00000000-0000-0000-0000-00000000000b,\"'=bob\",,0,\r\n"));
    }

    [Test]
    public async Task User_latency()
    {
        Host.Readers.Latency = [new(Ada, "ada", "", [First], 31.312000274658203, 119.83200073242188), new(Bob, "bob", "", [First], -1, -1)];
        var json = await Host.GetAsync(TokenRole.Admin, $"insights/user-latency?{Week}");
        var table = await Host.GetAsync(TokenRole.Admin, $"insights/user-latency?{Week}", "Accept", "text/csv;q=0.9, application/json;q=0.8");

        Assert.That(json.Body, Does.EndWith(
            """{"template_ids":["00000000-0000-0000-0000-000000000001"],"user_id":"00000000-0000-0000-0000-00000000000a","username":"ada","avatar_url":"","latency_ms":{"p50":31.312000274658203,"p95":119.83200073242188}},""" +
            """{"template_ids":["00000000-0000-0000-0000-000000000001"],"user_id":"00000000-0000-0000-0000-00000000000b","username":"bob","avatar_url":"","latency_ms":{"p50":-1,"p95":-1}}]}}""" + "\n"));
        Assert.That(table.Body, Does.EndWith("00000000-0000-0000-0000-00000000000b,bob,,-1,-1,00000000-0000-0000-0000-000000000001\r\n"), "a number is no formula");
    }

    [Test]
    public async Task Daus()
    {
        var json = await Host.GetAsync(TokenRole.Admin, "insights/daus?tz_offset=%2B3");
        var table = await Host.GetAsync(TokenRole.Admin, "insights/daus", "Accept", "text/csv");

        Assert.That(json.Body, Does.StartWith("""{"entries":[{"date":"2026-01-17","amount":0},{"date":"2026-01-18","amount":1},"""));
        Assert.That(json.Body, Does.EndWith("""{"date":"2026-03-18","amount":60}],"tz_hour_offset":3}""" + "\n"));
        Assert.That(table.Body, Does.StartWith("date,amount\r\n2026-01-17,0\r\n").And.EndWith("2026-03-18,60\r\n"));
    }

    [TestCase("waus?timezone=Europe/Berlin", "2025-09-22", 25, "2026-03-16", 1)]
    [TestCase("maus?tz_offset=-5", "2024-04-01", 23, "2026-03-01", -5)]
    public async Task Active_users_of_weeks_and_months(string path, string first, int last, string running, int offset)
    {
        var json = await Host.GetAsync(TokenRole.Auditor, $"insights/{path}");
        var table = await Host.GetAsync(TokenRole.Auditor, $"insights/{path}", "Accept", "text/csv");

        Assert.That(json.Body, Does.StartWith($$"""{"entries":[{"date":"{{first}}","amount":0},"""));
        Assert.That(json.Body, Does.EndWith($$"""{"date":"{{running}}","amount":{{last}}}],"tz_hour_offset":{{offset}}}""" + "\n"));
        Assert.That(table.Body, Does.StartWith($"date,amount\r\n{first},0\r\n").And.EndWith($"{running},{last}\r\n"));
    }

    [TestCase("waus")]
    [TestCase("maus")]
    public async Task Active_users_of_weeks_and_months_are_asked_for_as_those_of_days(string path)
    {
        string[] questions = ["?tz_offset=15", "?tz_offset=1&timezone=Europe/Berlin", "?timezone=Nowhere", "?foo=1"];
        foreach (var question in questions)
        {
            Assert.That((await Host.GetAsync(TokenRole.Admin, $"insights/{path}{question}")).Body, Is.EqualTo((await Host.GetAsync(TokenRole.Admin, $"insights/daus{question}")).Body));
        }

        Assert.That((await Host.GetAsync(TokenRole.Member, $"insights/{path}")).Body, Is.EqualTo((await Host.GetAsync(TokenRole.Member, "insights/daus")).Body));
    }

    [Test]
    public async Task Daus_of_a_template()
    {
        Host.Readers.Existing.Add(Second);
        var answer = await Host.GetAsync(TokenRole.Admin, $"templates/{{{Second}}}/daus?timezone=Asia/Tokyo");

        Assert.That(answer.Body, Does.EndWith("\"tz_hour_offset\":9}\n"));
        Assert.That(Host.Readers.Templates.TemplateIds, Is.EqualTo([Second]));
    }

    [Test]
    public async Task User_status_counts()
    {
        var counts = new[] { new StatusCount(Time("2026-03-17T00:00:00Z"), 2) };
        Host.Readers.Statuses = new UserStatusReport(new Dictionary<string, IReadOnlyList<StatusCount>>(StringComparer.Ordinal) { ["active"] = counts, ["dormant"] = counts });
        var json = await Host.GetAsync(TokenRole.Admin, "insights/user-status-counts");
        var table = await Host.GetAsync(TokenRole.Admin, "insights/user-status-counts", "Accept", "text/csv");

        Assert.That(json.Body, Is.EqualTo(
            """{"status_counts":{"active":[{"date":"2026-03-17T00:00:00Z","count":2}],"dormant":[{"date":"2026-03-17T00:00:00Z","count":2}]}}""" + "\n"));
        Assert.That(table.Body, Is.EqualTo("date,status,count\r\n2026-03-17T00:00:00Z,active,2\r\n2026-03-17T00:00:00Z,dormant,2\r\n"));
    }

    [Test]
    public async Task Templates()
    {
        Host.Readers.Apps = [new([First], AppUsageType.App, "Notes", "notes", "/n.png", 600, 2)];
        Host.Readers.Parameters =
        [
            new([First], "Region", "region", "string", "**Where** it runs", [new TemplateParameterOption { Name = "EU", Value = "eu" }], [new("eu", 2)]),
            new([First], "", "size", "number", "", [], [new("", 1)]),
        ];
        var answer = await Host.GetAsync(TokenRole.Admin, "insights/templates?start_time=2026-03-15T00:00:00-07:00&end_time=2026-03-16T00:00:00-07:00&interval=day");

        Assert.That(answer.Body, Is.EqualTo(
            """{"report":{"start_time":"2026-03-15T00:00:00-07:00","end_time":"2026-03-16T00:00:00-07:00","template_ids":[],"active_users":3,"apps_usage":[""" +
            """{"template_ids":["00000000-0000-0000-0000-000000000000"],"type":"builtin","display_name":"Visual Studio Code","slug":"vscode","icon":"/icon/code.svg","seconds":120,"times_used":0},""" +
            """{"template_ids":[],"type":"builtin","display_name":"JetBrains","slug":"jetbrains","icon":"/icon/intellij.svg","seconds":0,"times_used":0},""" +
            """{"template_ids":[],"type":"builtin","display_name":"Web Terminal","slug":"reconnecting-pty","icon":"/icon/terminal.svg","seconds":0,"times_used":0},""" +
            """{"template_ids":[],"type":"builtin","display_name":"SSH","slug":"ssh","icon":"/icon/terminal.svg","seconds":0,"times_used":0},""" +
            """{"template_ids":[],"type":"builtin","display_name":"SFTP","slug":"sftp","icon":"/icon/terminal.svg","seconds":0,"times_used":0},""" +
            """{"template_ids":["00000000-0000-0000-0000-000000000001"],"type":"app","display_name":"Notes","slug":"notes","icon":"/n.png","seconds":600,"times_used":2}],"parameters_usage":[""" +
            """{"template_ids":["00000000-0000-0000-0000-000000000001"],"display_name":"Region","name":"region","type":"string","description":"Where it runs","options":[""" +
            """{"name":"EU","description":"","value":"eu","icon":""}],"values":[{"value":"eu","count":2}]},""" +
            """{"template_ids":["00000000-0000-0000-0000-000000000001"],"display_name":"","name":"size","type":"number","description":"","values":[{"value":"","count":1}]}]},"interval_reports":[""" +
            """{"start_time":"2026-03-15T00:00:00-07:00","end_time":"2026-03-16T00:00:00-07:00","template_ids":[],"interval":"day","active_users":0}]}""" + "\n"));
    }

    [TestCase("sections=interval_reports&interval=week", "{\"interval_reports\":[{\"start_time\":\"2026-03-09T00:00:00Z\",\"end_time\":\"2026-03-16T00:00:00Z\",\"template_ids\":[],\"interval\":\"week\",\"active_users\":0}]}\n")]
    [TestCase("sections=interval_reports", "{}\n")]
    public async Task Templates_without_a_report(string query, string body)
        => Assert.That((await Host.GetAsync(TokenRole.Admin, $"insights/templates?{Week}&{query}")).Body, Is.EqualTo(body));

    [TestCase("sections=report&interval=week")]
    [TestCase("")]
    public async Task Templates_without_intervals(string query)
        => Assert.That((await Host.GetAsync(TokenRole.Admin, $"insights/templates?{Week}&{query}")).Body, Does.StartWith("{\"report\":").And.EndWith("\"parameters_usage\":[]}}\n"));
}
