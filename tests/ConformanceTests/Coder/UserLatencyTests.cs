using System.Text.Json.Nodes;
using NUnit.Framework;

namespace Reporting.ConformanceTests.Coder;

/// <summary>Percentiles that the product's own SQL gave, hour-aligned windows included: they are asked as of that hour.</summary>
internal sealed class UserLatencyTests
{
    private const string File = "coder/user_latency_cases.json";

    private static IEnumerable<TestCaseData> Windows => ConformanceData.Cases(File, () => ConformanceData
        .ReadJson(File)["cases"]!.AsArray()
        .Select(window => new TestCaseData(window).SetArgDisplayNames($"{window!["query"]!["start_time"]} to {window["query"]!["end_time"]}")));

    [TestCaseSource(nameof(Windows))]
    public async Task Answers_as_recorded(JsonNode window)
    {
        var query = window["query"]!;
        var end = DateTimeOffset.Parse(query["end_time"]!.GetValue<string>(), System.Globalization.CultureInfo.InvariantCulture);
        await using var service = await RecordedService.StartAsync("workspaces", end);
        await service.IngestAsync("users", Enumerable.Range(1, 3).Select(number => new JsonObject
        {
            ["id"] = $"00000000-0000-0000-0000-{number + 3:x12}", ["username"] = $"user{number}",
        }));
        await service.IngestAsync("usage", ConformanceData.ReadJson(File)["rollup_rows"]!.AsArray().Select(WithMinutes));

        var (_, body) = await service.GetAsync(
            $"/api/v2/insights/user-latency?start_time={Uri.EscapeDataString(query["start_time"]!.GetValue<string>())}&end_time={Uri.EscapeDataString(query["end_time"]!.GetValue<string>())}");

        Json.AssertEqual(body, window["expected"]);
    }

    private static JsonNode WithMinutes(JsonNode? row)
    {
        var record = row!.DeepClone();
        record["usage_mins"] = 30;
        return record;
    }
}
