using System.Text.Json;
using NUnit.Framework;

namespace Reporting.ConformanceTests.Unleash;

/// <summary>One request of a recording and what was answered to it.</summary>
internal sealed record RecordedAnswer(string Path, string? Authorization, int Status, string? ContentType, string? ContentDisposition, JsonElement Body)
{
    private static readonly Lazy<IReadOnlyList<RecordedAnswer>> Recorded = new(() => [.. RecordedInstance.Read("recorded", "answers", "answers.json").EnumerateArray().Select(Parse)]);

    /// <summary>The answers whose path begins with one of these; none where there is no data.</summary>
    public static IEnumerable<TestCaseData> Below(params string[] paths)
        => (RecordedInstance.IsThere ? Recorded.Value : [])
            .Where(answer => paths.Any(path => answer.Path.StartsWith(path, StringComparison.Ordinal)))
            .Select(answer => new TestCaseData<RecordedAnswer>(answer).SetArgDisplayNames(answer.Path, answer.Authorization ?? "no token"));

    private static RecordedAnswer Parse(JsonElement answer)
    {
        var request = answer.GetProperty("request");
        return new(
            request.GetProperty("path").GetString()!,
            request.GetProperty("authorization").GetString(),
            answer.GetProperty("status").GetInt32(),
            answer.GetProperty("content_type").GetString(),
            answer.GetProperty("content_disposition").GetString(),
            answer.GetProperty("body"));
    }
}
