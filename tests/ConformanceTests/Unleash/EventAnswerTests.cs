using System.Text.Json;
using System.Text.Json.Nodes;
using NUnit.Framework;

namespace Reporting.ConformanceTests.Unleash;

/// <summary>Events, their creators and refusals, as a real Unleash answered.</summary>
internal sealed class EventAnswerTests
{
    private const string WithProject = "/api/admin/events?project=";

    private static readonly IEnumerable<TestCaseData> Answers =
        RecordedAnswer.Below("/api/admin/events", "/api/admin/search/events", "/api/admin/event-creators", "/api/admin/nope");

    [Test]
    public void There_is_something_to_compare_with()
    {
        RecordedInstance.SkipWhereAbsent();

        Assert.That(Answers.Count(), Is.GreaterThan(20));
    }

    [TestCaseSource(nameof(Answers))]
    public async Task Answers_like_the_product(RecordedAnswer recorded)
    {
        var service = await RecordedInstance.ServeAsync();
        var token = recorded.Authorization is "admin" ? await service.TokenAsync(Domain.Access.TokenRole.Admin) : recorded.Authorization;

        using var answer = await service.OpenAsync(recorded.Path, token);
        var body = JsonNode.Parse(await answer.Content.ReadAsStringAsync());

        Assert.That((int)answer.StatusCode, Is.EqualTo(recorded.Status));
        Assert.That(answer.Content.Headers.ContentType!.ToString(), Is.EqualTo(recorded.ContentType));
        AssertSame(Comparable(body, recorded), Comparable(JsonNode.Parse(recorded.Body.GetRawText()), recorded));
    }

    /// <summary>Leaves out what differs on purpose: ids of errors, events beyond the fiftieth of a project, the creator without an id.</summary>
    private static JsonNode Comparable(JsonNode? body, RecordedAnswer recorded)
    {
        if (recorded.Status >= 400)
        {
            Assert.That(Guid.TryParse(body!["id"]?.GetValue<string>(), out _), Is.True);
            body["id"] = "";
        }
        else if (recorded.Path.StartsWith(WithProject, StringComparison.Ordinal))
        {
            body!["events"] = new JsonArray([.. body["events"]!.AsArray().Take(50).Select(each => each!.DeepClone())]);
        }
        else if (body is JsonArray creators)
        {
            return new JsonArray([.. creators.Where(creator => creator!["id"]!.GetValue<long>() != 0).Select(creator => creator!.DeepClone())]);
        }

        return body!;
    }

    private static void AssertSame(JsonNode actual, JsonNode expected)
    {
        if (!JsonNode.DeepEquals(actual, expected))
        {
            var indented = new JsonSerializerOptions { WriteIndented = true };
            Assert.That(actual.ToJsonString(indented), Is.EqualTo(expected.ToJsonString(indented)));
        }
    }
}
