using System.Text.Json.Nodes;
using NUnit.Framework;

namespace Reporting.ConformanceTests.Coder;

/// <summary>Whole answers to requests over small sets of records.</summary>
internal sealed class GoldenTests
{
    private const string File = "coder/golden_requests.json";

    private static readonly DateTimeOffset Later = new(2026, 3, 18, 14, 25, 36, TimeSpan.Zero);
    private static readonly Dictionary<string, RecordedService> Services = new(StringComparer.Ordinal);

    private static IEnumerable<TestCaseData> Requests => ConformanceData.Cases(File, () => ConformanceData
        .ReadJson(File)["requests"]!.AsArray()
        .Select(request => new TestCaseData(request).SetArgDisplayNames(request!["golden"]!.GetValue<string>())));

    [OneTimeTearDown]
    public async Task StopAsync()
    {
        foreach (var service in Services.Values)
        {
            await service.DisposeAsync();
        }
    }

    [TestCaseSource(nameof(Requests))]
    public async Task Answers_as_recorded(JsonNode request)
    {
        var service = await ServeAsync(request["dataset"]!.GetValue<string>());

        var (status, body) = await service.GetAsync($"{request["endpoint"]}?{Query(request["query"]!.AsObject())}");

        var expected = ConformanceData.ReadJson($"coder/{request["golden"]}");
        Assert.That(status, Is.EqualTo(200));
        if (request["ignore_report_times"]?.GetValue<bool>() == true)
        {
            RemoveTimes(body!);
            RemoveTimes(expected);
        }

        Json.AssertEqual(body, expected);
    }

    private static async Task<RecordedService> ServeAsync(string dataset)
    {
        if (!Services.TryGetValue(dataset, out var service))
        {
            Services.Add(dataset, service = await RecordedService.StartAsync("workspaces", Later));
            await service.IngestDirectoryAsync(ConformanceData.PathOf($"coder/inputs/{dataset}"));
        }

        return service;
    }

    private static string Query(JsonObject query)
        => string.Join('&', query.Select(parameter => $"{parameter.Key}={Uri.EscapeDataString(Text(parameter.Value!))}"));

    private static string Text(JsonNode value)
        => value is JsonArray list ? string.Join(',', list.Select(item => item!.GetValue<string>())) : value.GetValue<string>();

    private static void RemoveTimes(JsonNode body)
    {
        var report = body["report"]!.AsObject();
        report.Remove("start_time");
        report.Remove("end_time");
    }
}
