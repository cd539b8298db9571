using System.Globalization;
using NUnit.Framework;
using Reporting.Domain.Flags.Records;
using Reporting.Domain.Network.Records;
using Reporting.Testing;
using Reporting.Testing.Network;
using Reporting.Testing.Service;
using static Reporting.Testing.Workspaces.Given;

namespace Reporting.IntegrationTests.Telemetry;

/// <summary>The numbers of the overview as gauges, and what they cost. Instruments are of the whole process.</summary>
[NonParallelizable]
internal sealed class UsageMetricsTests : ServiceFixture
{
    protected override (string Name, string Value)[] Settings => [("Telemetry:MetricsPage", "true"), ("Telemetry:UsageMetrics", "true"), ("Telemetry:UsageMetricsInstances", "3")];

    [SetUp]
    public async Task HappenAsync()
    {
        await Service.AddInstanceAsync();
        await Service.AddInstanceAsync("flags", "flags");
        await Service.AddInstanceAsync("net", "network");
        await Service.AddInstanceAsync("other", "network");
        await Service.IngestAsync("agent-stats", [.. User("ada").Connected(Noon.AddHours(-1)).AgentStats, .. User("bob").Connected(Noon.AddDays(-5)).AgentStats, .. User("cem").Connected(Noon.AddDays(-20)).AgentStats]);
        await SendAsync("flags", new Flag { Name = "one", Project = "default", Type = "release", CreatedAt = Noon.AddDays(-9) }, new Flag { Name = "two", Project = "default", Type = "release", CreatedAt = Noon.AddDays(-9), Stale = true });
        await SendAsync("flags", new User { Id = 1, CreatedAt = Noon.AddYears(-1), SeenAt = Noon.AddDays(-8) });
        await SendAsync<LogEntry>("net", Logged.View(Noon.AddMinutes(-9), device: 1, user: 1), Logged.View(Noon.AddHours(-3), device: 2, user: 1), Logged.Login(Noon.AddDays(-3), user: 2), Logged.Change(Noon.AddDays(-30), device: 3));
    }

    [Test]
    public async Task They_are_those_of_the_reports()
    {
        var page = await ReadAsync();

        Assert.That(page, Is.EquivalentTo([
            .. new[] { (1, 1), (7, 2), (28, 3) }.Select(window => $$"""reporting_active_users{instance="dev",window="{{window.Item1}}d"} {{window.Item2}}"""),
            """reporting_active_users{instance="flags",window="7d"} 0""",
            """reporting_active_users{instance="flags",window="30d"} 1""",
            """reporting_active_users{instance="flags",window="90d"} 1""",
            """reporting_flags{instance="flags",state="active"} 1""",
            """reporting_flags{instance="flags",state="stale"} 1""",
            """reporting_flags{instance="flags",state="potentially-stale"} 0""",
            .. await NetworkAsync("users", "reporting_active_users"),
            .. await NetworkAsync("devices", "reporting_devices"),
        ]), "of three instances, as it is set");
    }

    [Test]
    public async Task Nothing_is_computed_again_until_records_change()
    {
        await ReadAsync();
        var computed = await ComputedAsync();
        await ReadAsync();
        var repeated = await ComputedAsync();

        await Service.IngestAsync("agent-stats", User("eve").Connected(Noon.AddHours(-2)).AgentStats);
        var changed = await ReadAsync();

        Assert.That((computed > 0, repeated), Is.EqualTo((true, computed)));
        Assert.That(changed, Does.Contain("""reporting_active_users{instance="dev",window="1d"} 2"""));
        Assert.That(await ComputedAsync(), Is.EqualTo(computed + 3), "the windows of one instance");
    }

    private async Task<IReadOnlyList<string>> ReadAsync()
        => [.. (await Service.GetAsync("/metrics", token: null)).Expect(200).Body.Split('\n').Where(line => line.StartsWith("reporting_active_users{", StringComparison.Ordinal) || line.StartsWith("reporting_flags{", StringComparison.Ordinal) || line.StartsWith("reporting_devices{", StringComparison.Ordinal))];

    /// <summary>How many reports on users were computed until now.</summary>
    private async Task<int> ComputedAsync()
    {
        const string computed = """reporting_use_case_duration_seconds_count{cache="miss",outcome="done",use_case="GetActiveUserTotal"} """;
        var line = (await Service.GetAsync("/metrics", token: null)).Expect(200).Body.Split('\n').FirstOrDefault(line => line.StartsWith(computed, StringComparison.Ordinal));
        return int.Parse(line?[computed.Length..] ?? "0", CultureInfo.InvariantCulture);
    }

    private async Task<IReadOnlyList<string>> NetworkAsync(string field, string gauge)
    {
        var windows = new Dictionary<string, string>(StringComparer.Ordinal) { ["last-hour"] = "1h", ["today"] = "1d", ["last-7-days"] = "7d", ["last-31-days"] = "31d" };
        var rows = (await Service.GetAsync("/api/reports/network-recent?instance=net")).Expect(200).Json["rows"]!.AsArray();
        return [.. rows.Select(row => $$"""{{gauge}}{instance="net",window="{{windows[$"{row!["span"]}"]}}"} {{row[field]}}""")];
    }

    private async Task SendAsync<TRecord>(string instance, params TRecord[] records)
        where TRecord : class
        => (await Service.AskAsync("POST", $"/api/ingest/{instance}/{RecordLines.CollectionOf<TRecord>()}", RecordLines.Content(records))).Expect(200);
}
