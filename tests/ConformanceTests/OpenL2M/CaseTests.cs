using System.Globalization;
using System.Text.Json.Nodes;
using NUnit.Framework;

namespace Reporting.ConformanceTests.OpenL2M;

/// <summary>Small sets of records and the numbers that the product gave for them.</summary>
internal sealed class CaseTests
{
    private const string File = "openl2m/cases.json";

    private static IEnumerable<TestCaseData> DataSets => ConformanceData.Cases(File, () => ConformanceData
        .ReadJson(File)["cases"]!.AsArray()
        .Select(set => new TestCaseData(set).SetArgDisplayNames(set!["name"]!.GetValue<string>())));

    [TestCaseSource(nameof(DataSets))]
    public async Task Counts_as_recorded(JsonNode set)
    {
        var now = DateTimeOffset.Parse(set["now"]!.GetValue<string>(), CultureInfo.InvariantCulture);
        await using var service = await RecordedService.StartAsync("network", now, set["time_zone"]!.GetValue<string>());
        foreach (var (collection, records) in set["records"]!.AsObject())
        {
            await service.IngestAsync(collection, records!.AsArray()!);
        }

        service.Client.DefaultRequestHeaders.Authorization = new("Token", RecordedService.Token);
        var (status, body) = await service.GetAsync("/api/stats/");

        Assert.That(status, Is.EqualTo(200));
        foreach (var (group, numbers) in set["expected"]!.AsObject())
        {
            var counted = numbers!.AsObject().Select(number => (number.Key, body![group]![number.Key]?["value"]?.GetValue<long>()));
            Assert.That(counted, Is.EqualTo(numbers.AsObject().Select(number => (number.Key, (long?)number.Value!.GetValue<long>()))), group);
        }
    }
}
