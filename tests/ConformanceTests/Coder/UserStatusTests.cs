using System.Globalization;
using System.Text.Json.Nodes;
using NUnit.Framework;

namespace Reporting.ConformanceTests.Coder;

/// <summary>Counts by status that the product's own SQL gave; the report covers sixty days, so its last days are compared.</summary>
internal sealed class UserStatusTests
{
    private const string File = "coder/user_status_cases.json";

    private static IEnumerable<TestCaseData> Windows => ConformanceData.Cases(File, () => ConformanceData
        .ReadJson(File)["cases"]!.AsArray()
        .Select(window => new TestCaseData(window).SetArgDisplayNames($"{window!["timezone"]} {window["end_time"]}")));

    [TestCaseSource(nameof(Windows))]
    public async Task Counts_as_recorded(JsonNode window)
    {
        var recorded = ConformanceData.ReadJson(File);
        var end = DateTimeOffset.Parse(window["end_time"]!.GetValue<string>(), CultureInfo.InvariantCulture);
        await using var service = await RecordedService.StartAsync("workspaces", end.AddMinutes(-30));
        await service.IngestAsync("user-status-changes", Numbered(recorded["user_status_changes"]!));
        await service.IngestAsync("user-deletions", Numbered(recorded["user_deleted"]!));

        var (_, body) = await service.GetAsync($"/api/v2/insights/user-status-counts?timezone={Uri.EscapeDataString(window["timezone"]!.GetValue<string>())}");

        var expected = window["expected_status_counts"]!.AsObject();
        var counts = body!["status_counts"]!.AsObject();
        Assert.That(counts.Select(status => status.Key), Is.EquivalentTo(expected.Select(status => status.Key)));
        foreach (var (status, days) in expected)
        {
            Assert.That(Last(counts[status]!, days!.AsArray().Count), Is.EqualTo(Last(days, days.AsArray().Count)), status);
        }
    }

    private static IEnumerable<(DateTimeOffset Date, long Count)> Last(JsonNode days, int count)
        => days.AsArray().TakeLast(count).Select(day => (DateTimeOffset.Parse(day!["date"]!.GetValue<string>(), CultureInfo.InvariantCulture), day["count"]!.GetValue<long>()));

    private static IEnumerable<JsonNode> Numbered(JsonNode records)
        => records.AsArray().Select((record, index) =>
        {
            var numbered = record!.DeepClone();
            numbered["id"] = $"00000000-0000-0000-0000-{index + 1:x12}";
            return numbered;
        });
}
