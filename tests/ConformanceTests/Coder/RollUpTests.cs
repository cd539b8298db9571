using System.Text.Json.Nodes;
using NUnit.Framework;

namespace Reporting.ConformanceTests.Coder;

/// <summary>Raw records and the half hours that the product makes of them, seen through the reports that show them.</summary>
internal sealed class RollUpTests
{
    private const string File = "coder/rollup_cases.json";
    private const string Day = "start_time=2024-01-01T00%3A00%3A00Z&end_time=2024-01-02T00%3A00%3A00Z";
    private static readonly DateTimeOffset Later = new(2024, 1, 10, 0, 0, 0, TimeSpan.Zero);

    private static IEnumerable<TestCaseData> RawRecords => ConformanceData.Cases(File, () => ConformanceData
        .ReadJson(File)["cases"]!.AsArray()
        .Select(raw => new TestCaseData(raw).SetArgDisplayNames(raw!["name"]!.GetValue<string>())));

    [TestCaseSource(nameof(RawRecords))]
    public async Task Comes_to_the_same(JsonNode raw)
    {
        await using var service = await RecordedService.StartAsync("workspaces", Later);
        await RawDataset.IngestAsync(service, raw);

        var (_, activity) = await service.GetAsync($"/api/v2/insights/user-activity?{Day}");
        var (_, templates) = await service.GetAsync($"/api/v2/insights/templates?{Day}");
        var (_, latency) = await service.GetAsync($"/api/v2/insights/user-latency?{Day}");

        var expected = Mended.Of(raw);
        Assert.That(SecondsOf(activity!), Is.EqualTo(expected.UsageMinutes * 60));
        Assert.That(AppSecondsOf(templates!), Is.EquivalentTo(expected.AppMinutes.ToDictionary(app => app.Key, app => app.Value * 60, StringComparer.Ordinal)));
        Assert.That(PercentilesOf(latency!), Is.EqualTo(expected.Percentiles));
    }

    private static long SecondsOf(JsonNode activity) => activity["report"]!["users"]!.AsArray().Sum(user => user!["seconds"]!.GetValue<long>());

    private static Dictionary<string, long> AppSecondsOf(JsonNode templates)
        => templates["report"]!["apps_usage"]!.AsArray()
            .Where(app => app!["seconds"]!.GetValue<long>() > 0)
            .ToDictionary(app => app!["slug"]!.GetValue<string>(), app => app!["seconds"]!.GetValue<long>(), StringComparer.Ordinal);

    private static IEnumerable<(double P50, double P95)> PercentilesOf(JsonNode latency)
        => latency["report"]!["users"]!.AsArray().Select(user => (user!["latency_ms"]!["p50"]!.GetValue<double>(), user["latency_ms"]!["p95"]!.GetValue<double>()));
}
