using System.Text.RegularExpressions;
using NUnit.Framework;
using Reporting.Testing.Service;
using static Reporting.Testing.Workspaces.Given;

namespace Reporting.IntegrationTests.Telemetry;

internal sealed partial class MetricsPageTests : ServiceFixture
{
    private const string Daus = "/api/v2/insights/daus";

    protected override (string Name, string Value)[] Settings => [("Telemetry:MetricsPage", "true")];

    [Test]
    public async Task The_page_tells_of_requests_reports_records_roll_ups_pool_and_runtime()
    {
        await Service.AddInstanceAsync("dev");
        await Service.IngestAsync("agent-stats", User("ada").Connected(Noon.AddHours(-1)).AgentStats);
        (await Service.GetAsync(Daus)).Expect(200);
        (await Service.GetAsync(Daus)).Expect(200);

        var page = await Service.GetAsync("/metrics", token: null);

        Assert.That((page.Status, page.Type), Is.EqualTo((200, "text/plain; version=0.0.4; charset=utf-8")));
        var lines = page.Body.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.That(lines, Has.Some.StartsWith("""reporting_use_case_duration_seconds_count{cache="miss",outcome="done",use_case="GetDaus"} """));
        Assert.That(lines, Has.Some.StartsWith("""reporting_use_case_duration_seconds_count{cache="hit",outcome="done",use_case="GetDaus"} """));
        Assert.That(lines, Has.Some.Match("""^reporting_ingest_records_total\{collection="agent-stats",kind="workspaces",result="inserted"\} [1-9]"""));
        Assert.That(lines, Has.Some.StartsWith("""reporting_roll_up_duration_seconds_bucket{kind="workspaces",le="+Inf"} """));
        Assert.That(lines, Has.Some.StartsWith("reporting_roll_up_lag_seconds "));
        Assert.That(lines, Has.Some.StartsWith("http_server_request_duration_seconds_bucket{").And.Some.StartsWith("db_client_").And.Some.StartsWith("dotnet_gc_collections_total{"));
        Assert.That(lines.Where(line => !line.StartsWith('#')), Is.All.Matches(Sample()));
        var families = lines.Where(line => line.StartsWith("# TYPE ", StringComparison.Ordinal)).Select(line => line.Split(' ')[2]);
        Assert.That(families, Is.Unique);
    }

    [GeneratedRegex("""^[a-zA-Z_:][a-zA-Z0-9_:]*(\{([a-zA-Z_][a-zA-Z0-9_]*="([^"\\]|\\.)*",?)+\})? (-?[0-9.E+-]+|[+-]Inf|NaN)$""", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Sample();
}

internal sealed class NoMetricsPageTests : ServiceFixture
{
    [Test]
    public async Task There_is_no_page_unless_it_is_switched_on()
    {
        Assert.That((await Service.GetAsync("/metrics", token: null)).Status, Is.EqualTo(404));
    }
}
