using NUnit.Framework;
using Reporting.Domain.Workspaces.Records;
using Reporting.Testing.Service;
using Reporting.Testing.Workspaces;
using static Reporting.Testing.Workspaces.Given;

namespace Reporting.IntegrationTests.Api;

/// <summary>From records on the wire to whole answers: a Tuesday of two people.</summary>
internal sealed class WorkspaceReportTests : ServiceFixture
{
    private const string Window = "start_time=2026-03-03T00:00:00%2B02:00&end_time=2026-03-04T00:00:00%2B02:00";
    private const string Go = "4cd0e21a-9a07-95a1-4ec9-aa5f0e7d1abf";
    private const string Rust = "521fe5c9-ece1-aa1f-8b66-228171598263";
    private const string Bob = "81b637d8-fcd2-c6da-6359-e6963113a117";
    private const string Ada = "fdee430d-40bd-57de-eac1-86cd9790033d";

    private static readonly DateTimeOffset Nine = Noon.AddHours(-27);

    [SetUp]
    public async Task HappenAsync()
    {
        await Service.AddInstanceAsync();
        await Service.IngestAsync("users", Known("ada") with { AvatarUrl = "/ada.png" }, Known("bob") with { Deleted = true });
        await Service.IngestAsync("apps", App("code", "go", "Code & more", "/code.svg"), App("code", "rust", "Code & more", "/code.svg"), App("idle", "go"));
        var ada = User("ada").Connected(Nine, minutes: 10, by: "vscode ssh", latency: 31.312).Opened("code", Nine.AddMinutes(20), 50);
        var bob = User("bob").Opened("code", Nine, 3).Opened("8080", Nine, 1).On("rust").Connected(Nine, minutes: 5, by: "jetbrains").Opened("code", Nine.AddMinutes(30), 30);
        await Service.IngestAsync("agent-stats", [.. ada.AgentStats, .. bob.AgentStats]);
        await Service.IngestAsync("app-sessions", [.. ada.Sessions, .. bob.Sessions]);
        await Service.IngestAsync("template-versions", Version("go v1", "go"), Version("rust v1", "rust"));
        await Service.IngestAsync("builds", Build("one", "go v1", 1, "us"), Build("one", "go v1", 2, "eu"), Build("two", "rust v1", 1, "eu"), Build("three", "rust v1", 1, "us"));
    }

    [Test]
    public async Task User_activity()
    {
        var answer = await Service.GetAsync($"/api/v2/insights/user-activity?{Window}");

        Assert.That(answer.Body, Is.EqualTo(
            $$"""{"report":{"start_time":"2026-03-03T00:00:00+02:00","end_time":"2026-03-04T00:00:00+02:00","template_ids":["{{Go}}","{{Rust}}"],"users":[""" +
            $$"""{"template_ids":["{{Go}}","{{Rust}}"],"user_id":"{{Bob}}","username":"bob","avatar_url":"","seconds":2280},""" +
            $$$"""{"template_ids":["{{{Go}}}"],"user_id":"{{{Ada}}}","username":"ada","avatar_url":"/ada.png","seconds":3600}]}}""" + "\n"));
    }

    [Test]
    public async Task User_latency()
    {
        var answer = await Service.GetAsync($"/api/v2/insights/user-latency?{Window}&template_ids={Go}");

        Assert.That(answer.Body, Is.EqualTo(
            $$"""{"report":{"start_time":"2026-03-03T00:00:00+02:00","end_time":"2026-03-04T00:00:00+02:00","template_ids":["{{Go}}"],"users":[""" +
            $$$"""{"template_ids":["{{{Go}}}"],"user_id":"{{{Bob}}}","username":"bob","avatar_url":"","latency_ms":{"p50":-1,"p95":-1}},""" +
            $$$"""{"template_ids":["{{{Go}}}"],"user_id":"{{{Ada}}}","username":"ada","avatar_url":"/ada.png","latency_ms":{"p50":31.312000274658203,"p95":31.312000274658203}}]}}""" + "\n"));
    }

    [Test]
    public async Task Templates()
    {
        var answer = await Service.GetAsync($"/api/v2/insights/templates?{Window}&interval=day");

        Assert.That(answer.Body, Is.EqualTo(
            $$"""{"report":{"start_time":"2026-03-03T00:00:00+02:00","end_time":"2026-03-04T00:00:00+02:00","template_ids":["{{Go}}","{{Rust}}"],"active_users":2,"apps_usage":[""" +
            $$"""{"template_ids":["{{Go}}"],"type":"builtin","display_name":"Visual Studio Code","slug":"vscode","icon":"/icon/code.svg","seconds":600,"times_used":0},""" +
            $$"""{"template_ids":["{{Rust}}"],"type":"builtin","display_name":"JetBrains","slug":"jetbrains","icon":"/icon/intellij.svg","seconds":300,"times_used":0},""" +
            """{"template_ids":[],"type":"builtin","display_name":"Web Terminal","slug":"reconnecting-pty","icon":"/icon/terminal.svg","seconds":0,"times_used":0},""" +
            $$"""{"template_ids":["{{Go}}"],"type":"builtin","display_name":"SSH","slug":"ssh","icon":"/icon/terminal.svg","seconds":600,"times_used":0},""" +
            """{"template_ids":[],"type":"builtin","display_name":"SFTP","slug":"sftp","icon":"/icon/terminal.svg","seconds":0,"times_used":0},""" +
            $$"""{"template_ids":["{{Go}}","{{Rust}}"],"type":"app","display_name":"Code \u0026 more","slug":"code","icon":"/code.svg","seconds":4980,"times_used":2}],"parameters_usage":[""" +
            $$"""{"template_ids":["{{Go}}","{{Rust}}"],"display_name":"Region","name":"region","type":"string","description":"Where it runs","options":[{"name":"Europe","description":"","value":"eu","icon":""}],"values":[{"value":"eu","count":2},{"value":"us","count":1}]}]},"interval_reports":[""" +
            $$"""{"start_time":"2026-03-03T00:00:00+02:00","end_time":"2026-03-04T00:00:00+02:00","template_ids":["{{Go}}","{{Rust}}"],"interval":"day","active_users":2}]}""" + "\n"));
    }

    /// <summary>Ada worked on over the midnight of that place.</summary>
    [Test]
    public async Task Daily_active_users()
    {
        var answer = await Service.GetAsync("/api/v2/insights/daus?timezone=Pacific/Kiritimati");

        var quiet = Enumerable.Range(0, 58).Select(day => $$"""{"date":"{{new DateOnly(2026, 1, 4).AddDays(day):yyyy-MM-dd}}","amount":0},""");
        Assert.That(answer.Body, Is.EqualTo(
            $$"""{"entries":[{{string.Concat(quiet)}}{"date":"2026-03-03","amount":2},{"date":"2026-03-04","amount":1},{"date":"2026-03-05","amount":0}],"tz_hour_offset":14}""" + "\n"));
    }

    [Test]
    public async Task Users_by_status()
    {
        await Service.IngestAsync("user-status-changes", Change("ada", "active", Noon.AddDays(-70)), Change("bob", "active", Noon.AddDays(-2)), Change("bob", "dormant", Noon.AddDays(-1)));

        var answer = await Service.GetAsync("/api/v2/insights/user-status-counts?timezone=Europe/Berlin");

        Assert.That(answer.Body, Is.EqualTo(
            $$$"""{"status_counts":{"active":[{{{Days(day => day is 3 ? 2 : 1)}}}],"dormant":[{{{Days(day => day is 4 ? 1 : 0)}}}]}}""" + "\n"));
    }

    [Test]
    public async Task Tables()
    {
        var activity = await Service.GetAsync($"/api/v2/insights/user-activity?{Window}", headers: ("Accept", "text/csv"));
        var templates = await Service.GetAsync($"/api/v2/insights/templates?{Window}", headers: ("Accept", "text/csv"));

        Assert.That(activity.Type, Is.EqualTo("text/csv; charset=utf-8"));
        Assert.That(activity.Body, Is.EqualTo($"user_id,username,avatar_url,seconds,template_ids\r\n{Bob},bob,,2280,{Go} {Rust}\r\n{Ada},ada,/ada.png,3600,{Go}\r\n"));
        Assert.That(templates.Body, Does.EndWith($"builtin,sftp,SFTP,/icon/terminal.svg,0,0,\r\napp,code,Code & more,/code.svg,4980,2,{Go} {Rust}\r\n"));
    }

    /// <summary>Sixty midnights of Berlin and today's.</summary>
    private static string Days(Func<int, int> ofMarch)
    {
        var first = new DateTimeOffset(2026, 1, 2, 23, 0, 0, TimeSpan.Zero);
        var instants = Enumerable.Range(0, 61).Select(day => first.AddDays(day));
        return string.Join(',', instants.Select(at => $$"""{"date":"{{at:yyyy-MM-ddTHH:mm:ss}}Z","count":{{(at.AddHours(1).Month == 3 ? ofMarch(at.AddHours(1).Day) : ofMarch(0))}}}"""));
    }

    private static UserStatusChange Change(string user, string status, DateTimeOffset at)
        => new() { Id = Ids.Of($"{user} {status}"), UserId = Ids.Of(user), NewStatus = status, ChangedAt = at };

    private static TemplateVersion Version(string name, string template) => new()
    {
        Id = Ids.Of(name),
        TemplateId = Ids.Of(template),
        Parameters =
        [
            new TemplateParameter
            {
                Name = "region", DisplayName = "Region", Description = "Where it **runs**", Type = "string",
                Options = [new TemplateParameterOption { Name = "Europe", Value = "eu" }],
            },
        ],
    };

    private static Build Build(string workspace, string version, int number, string region) => new()
    {
        Id = Ids.Of($"{workspace} {number}"),
        WorkspaceId = Ids.Of(workspace),
        TemplateVersionId = Ids.Of(version),
        BuildNumber = number,
        CreatedAt = Nine.AddMinutes(number),
        Parameters = new Dictionary<string, string>(StringComparer.Ordinal) { ["region"] = region },
    };
}
