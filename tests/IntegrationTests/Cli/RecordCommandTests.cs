using NUnit.Framework;
using Reporting.Testing.Service;

namespace Reporting.IntegrationTests.Cli;

/// <summary>Records in by a file, reports out: the same as over HTTP.</summary>
internal sealed class RecordCommandTests : CliFixture
{
    private const string Ada = """{"id":"00000000-0000-0000-0000-000000000001","username":"ada"}""";
    private const string Week = "start_time=2026-03-01T00:00:00Z";

    private const string Usage = """
        {"start_time":"2026-03-02T10:00:00Z","template_id":"00000000-0000-0000-0000-0000000000a1","user_id":"00000000-0000-0000-0000-000000000001","usage_mins":7}
        """;

    [SetUp]
    public async Task CreateInstanceAsync() => (await RunAsync("instance", "create", "acme", "--kind", "workspaces")).Expect(0);

    [Test]
    public async Task Records_come_from_a_file_or_from_standard_input()
    {
        System.IO.Directory.CreateDirectory(Directory);
        var file = Path.Combine(Directory, "users.json");
        await File.WriteAllTextAsync(file, $"[{Ada}]");

        var read = await RunAsync("ingest", file, "--instance", "acme", "--collection", "users");
        var fed = await StartProcessAsync(Ada + "\n", "ingest", "-", "--instance", "acme", "--collection", "users");

        Assert.That((read.ExitCode, read.Output), Is.EqualTo((0, """{"received":1,"inserted":1,"updated":0,"unchanged":0,"removed":0}""" + "\n")), read.Error);
        Assert.That((fed.ExitCode, fed.Output), Is.EqualTo((0, """{"received":1,"inserted":0,"updated":0,"unchanged":1,"removed":0}""" + "\n")), fed.Error);
    }

    [Test]
    public async Task Bad_records_are_named_and_none_is_stored()
    {
        var refused = await FeedAsync(Ada + "\n{}\n", "ingest", "-", "--instance", "acme", "--collection", "users");
        var unknown = await FeedAsync(Ada, "ingest", "-", "--instance", "acme", "--collection", "people");
        var missing = await RunAsync("ingest", "nowhere.json", "--instance", "acme", "--collection", "users");

        Assert.That((refused.ExitCode, refused.Output), Is.EqualTo((1, "")));
        Assert.That(refused.Error, Does.StartWith("Nothing was stored: the body has invalid records.\n{\"record\":2,\"line\":2,"));
        Assert.That(unknown.ExitCode, Is.EqualTo(1));
        Assert.That(unknown.Error, Does.StartWith("An instance of kind workspaces has no collection people. There are: agent-stats,"));
        Assert.That((missing.ExitCode, missing.Error.Contains("nowhere.json", StringComparison.Ordinal)), Is.EqualTo((1, true)));
        Assert.That((await RunAsync("instance", "list")).Line["collections"]!["users"]!["records"]!.GetValue<int>(), Is.Zero);
    }

    [Test]
    public async Task A_report_is_exported_as_the_service_answers_it()
    {
        (await FeedAsync(Ada, "ingest", "-", "--instance", "acme", "--collection", "users")).Expect(0);
        (await FeedAsync(Usage, "ingest", "-", "--instance", "acme", "--collection", "usage")).Expect(0);
        string[] asked = ["export", "user-activity", "--instance", "acme", "-p", Week, "-p", "end_time=2026-03-08T00:00:00Z"];

        var json = await StartProcessAsync(input: "", asked);
        var csv = await RunAsync([.. asked, "--csv"]);

        await using var service = await ServiceUnderTest.StartOnAsync(Database, new DateTimeOffset(2026, 3, 20, 0, 0, 0, TimeSpan.Zero));
        const string path = "/api/v2/insights/user-activity?start_time=2026-03-01T00%3A00%3A00Z&end_time=2026-03-08T00%3A00%3A00Z";
        Assert.That((json.ExitCode, json.Output), Is.EqualTo((0, (await service.GetAsync(path)).Expect(200).Body)), json.Error);
        Assert.That((csv.ExitCode, csv.Output), Is.EqualTo((0, (await service.GetAsync(path, ServiceUnderTest.AdminToken, ("Accept", "text/csv"))).Expect(200).Body)), csv.Error);
        Assert.That(json.Output, Does.Contain("\"seconds\":420"));
    }

    [Test]
    public async Task A_report_in_the_words_of_the_service_is_exported_too()
    {
        (await FeedAsync(Ada, "ingest", "-", "--instance", "acme", "--collection", "users")).Expect(0);
        (await FeedAsync(Usage, "ingest", "-", "--instance", "acme", "--collection", "usage")).Expect(0);
        string[] span = ["--instance", "acme", "-p", "from=2026-03-02", "-p", "to=2026-03-02"];

        var unlike = await RunAsync(["export", "active-users", .. span]);
        var alike = await RunAsync(["export", "reports/user-activity", .. span, "--csv"]);

        Assert.That((unlike.ExitCode, unlike.Output), Is.EqualTo((0, """{"from":"2026-03-02T00:00:00Z","to":"2026-03-03T00:00:00Z","rows":[{"date":"2026-03-02","users":1}]}""" + "\n")), unlike.Error);
        Assert.That((alike.ExitCode, alike.Output), Is.EqualTo((0, "user_id,username,seconds,template_ids\r\n00000000-0000-0000-0000-000000000001,ada,420,00000000-0000-0000-0000-0000000000a1\r\n")), alike.Error);
    }

    [Test]
    public async Task A_report_that_cannot_be_given_is_told_why()
    {
        var unknown = await RunAsync("export", "nothing", "--instance", "acme");
        var invalid = await RunAsync("export", "user-activity", "--instance", "acme", "-p", Week);
        var elsewhere = await RunAsync("export", "daus", "--instance", "nowhere");

        Assert.That((unknown.ExitCode, unknown.Error), Is.EqualTo((1, "There is no report nothing of workspaces. There are: accounts, active-hours, active-user-total, active-users, app-trends, app-usage, daus, maus, parameter-usage, reports/templates, reports/user-activity, reports/user-latency, template-apps, template-trends, template-usage, template-versions, templates, templates/{template}/daus, unused-templates, user-activity, user-days, user-latency, user-status-counts, user-statuses, waus.\n")));
        Assert.That((invalid.ExitCode, invalid.Output), Is.EqualTo((1, "")));
        Assert.That(invalid.Error, Does.Contain("end_time"));
        Assert.That((elsewhere.ExitCode, elsewhere.Error), Is.EqualTo((1, "There is no instance nowhere.\n")));
    }
}
