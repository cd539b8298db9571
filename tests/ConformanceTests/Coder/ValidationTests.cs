using System.Globalization;
using System.Text.Json.Nodes;
using NUnit.Framework;

namespace Reporting.ConformanceTests.Coder;

/// <summary>What the product's parser says of query strings, at the clock of each case.</summary>
internal sealed class ValidationTests
{
    private const string File = "coder/validation_cases.json";
    private const string LayoutEnd = "(2006-01-02T15:04:05Z07:00):";
    private RecordedService service = null!;

    private static IEnumerable<TestCaseData> Queries => ConformanceData.Cases(File, () => ConformanceData
        .ReadJson(File)["cases"]!.AsArray()
        .Select(query => new TestCaseData(query).SetArgDisplayNames(query!["endpoint"]!.GetValue<string>(), query["name"]!.GetValue<string>())));

    [OneTimeSetUp]
    public async Task StartAsync() => service = await RecordedService.StartAsync("workspaces", DateTimeOffset.UnixEpoch);

    [OneTimeTearDown]
    public async Task StopAsync() => await service.DisposeAsync();

    [TestCaseSource(nameof(Queries))]
    public async Task Answers_as_the_parser_does(JsonNode query)
    {
        service.Clock.Now = Time(query["now"]!);

        var (status, body) = await service.GetAsync($"/api/v2/insights/{query["endpoint"]}?{query["query"]}");

        Assert.That(status, Is.EqualTo(query["status"]!.GetValue<int>()), body?.ToJsonString());
        if (query["body"] is { } refusal)
        {
            Json.AssertEqual(CutTails(body!), CutTails(refusal));
        }
        else if (string.Equals(query["endpoint"]!.GetValue<string>(), "daus", StringComparison.Ordinal))
        {
            AssertDays(body!, query["now"]!, query["parsed"]!["tz_hour_offset"]!.GetValue<int>());
        }
        else
        {
            AssertWindow(body!["report"]!, query["parsed"]!);
        }
    }

    /// <summary>The days of the offset, always sixty and today: where the product counts days of UTC and relabels them, this project does not.</summary>
    private static void AssertDays(JsonNode body, JsonNode now, int offset)
    {
        var today = DateOnly.FromDateTime(Time(now).AddHours(offset).UtcDateTime);
        var days = body["entries"]!.AsArray().Select(entry => entry!["date"]!.GetValue<string>());

        Assert.That(body["tz_hour_offset"]!.GetValue<int>(), Is.EqualTo(offset));
        Assert.That(days, Is.EqualTo(Enumerable.Range(-60, 61).Select(day => today.AddDays(day).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture))));
    }

    private static void AssertWindow(JsonNode report, JsonNode parsed)
    {
        Assert.That(report["start_time"]!.GetValue<string>(), Is.EqualTo(parsed["start_time_json"]!.GetValue<string>()));
        Assert.That(report["end_time"]!.GetValue<string>(), Is.EqualTo(parsed["end_time_json"]!.GetValue<string>()));
    }

    private static DateTimeOffset Time(JsonNode time) => DateTimeOffset.Parse(time.GetValue<string>(), CultureInfo.InvariantCulture);

    /// <summary>The parser's own words after the layout differ between its versions.</summary>
    private static JsonNode CutTails(JsonNode body)
    {
        var copy = body.DeepClone();
        foreach (var validation in copy["validations"]?.AsArray() ?? [])
        {
            var detail = validation!["detail"]!.GetValue<string>();
            var end = detail.IndexOf(LayoutEnd, StringComparison.Ordinal);
            validation["detail"] = end < 0 ? detail : detail[..(end + LayoutEnd.Length)];
        }

        return copy;
    }
}
