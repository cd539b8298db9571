using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using NUnit.Framework;

namespace Reporting.ConformanceTests.Unleash;

/// <summary>Statistics as a real Unleash answered; only the time in them is another.</summary>
internal sealed class StatisticsAnswerTests
{
    private const string Statistics = "/api/admin/instance-admin/statistics";

    [Test]
    public async Task Counts_what_the_product_counted_in_its_order()
    {
        var (recorded, answer) = await AskAsync(Statistics);
        var (expected, actual) = (JsonNode.Parse(recorded.Body.GetRawText())!, JsonNode.Parse(await answer.Content.ReadAsStringAsync())!);
        expected["timestamp"] = actual["timestamp"]!.DeepClone();

        Assert.That(actual.ToJsonString(), Is.EqualTo(expected.ToJsonString()));
        Assert.That(answer.Content.Headers.ContentType!.ToString(), Is.EqualTo(recorded.ContentType));
    }

    [Test]
    public async Task Writes_a_table_as_the_product_wrote_it()
    {
        var (recorded, answer) = await AskAsync(Statistics + "/csv");
        var body = await answer.Content.ReadAsStringAsync();

        Assert.That(WithoutTime(body), Is.EqualTo(WithoutTime(recorded.Body.GetString()!)));
        Assert.That(answer.Content.Headers.ContentType!.ToString(), Is.EqualTo(recorded.ContentType));
        Assert.That(WithoutTime(answer.Content.Headers.ContentDisposition!.ToString()), Is.EqualTo(WithoutTime(recorded.ContentDisposition!)));
    }

    private static async Task<(RecordedAnswer Recorded, HttpResponseMessage Answer)> AskAsync(string path)
    {
        var service = await RecordedInstance.ServeAsync();
        var recorded = RecordedAnswer.Below(path).Select(each => (RecordedAnswer)each.Arguments[0]!).First();
        var answer = await service.OpenAsync(path, await service.TokenAsync(Domain.Access.TokenRole.Admin));
        Assert.That((int)answer.StatusCode, Is.EqualTo(recorded.Status));
        return (recorded, answer);
    }

    private static string WithoutTime(string text)
        => Regex.Replace(text, @"\d{4}-\d{2}-\d{2}T[\d:.]+Z|(?<=-)\d{13}(?=\.csv)", "TIME", RegexOptions.None, TimeSpan.FromSeconds(1));
}
