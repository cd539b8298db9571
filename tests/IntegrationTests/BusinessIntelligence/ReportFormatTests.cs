using System.Text.Json.Nodes;
using NUnit.Framework;
using Reporting.Testing.Service;
using Reporting.Testing.Workspaces;

namespace Reporting.IntegrationTests.BusinessIntelligence;

/// <summary>Every report as lines of JSON and as Parquet: the rows that it has as JSON.</summary>
internal sealed class ReportFormatTests
{
    private const string Lines = "application/x-ndjson";
    private const string Parquet = "application/vnd.apache.parquet";
    private const string ActiveUsers = "/api/reports/active-users?instance=workspaces";

    private static readonly Dictionary<string, string> Required = new(StringComparer.Ordinal) { ["user-days"] = $"&user={Ids.Of("user2")}", ["unused-devices"] = "&since=2026-03-18" };

    [Test]
    public async Task Rows_are_the_same_in_every_form()
    {
        var reports = (await SampleInstances.Service.GetAsync("/api/reports")).Expect(200).Json.AsArray();
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var (kind, name) in reports.Select(report => ($"{report!["kind"]}", $"{report["name"]}")))
        {
            var path = $"/api/reports/{name}?instance={kind}{Required.GetValueOrDefault(name)}";
            var rows = (await SampleInstances.Service.GetAsync(path)).Expect(200).Json["rows"]!.AsArray().Select(row => row!.AsObject()).ToList();
            var lines = (await AskAsync(path, Lines)).Expect(200);
            var file = await ReadAsync(path, Parquet);

            Assert.That(lines.Type, Is.EqualTo(Lines));
            Assert.That(lines.Body.Split('\n', StringSplitOptions.RemoveEmptyEntries), Is.EqualTo(rows.Select(row => row.ToJsonString(Unescaped))), name);
            Assert.That((await ParquetRows.ReadAsync(file)).Select(Plain), Is.EqualTo(rows.Select(Plain)), name);
            if (rows.Count > 0)
            {
                seen.Add(name);
            }
        }

        Assert.That(reports.Select(report => $"{report!["name"]}").Except(seen, StringComparer.Ordinal), Is.SubsetOf(new[] { "parameter-usage", "template-versions" }), "rows were compared");
    }

    [TestCase(Lines)]
    [TestCase(Parquet)]
    public async Task A_form_has_a_tag_a_length_and_a_head(string type)
    {
        var whole = (await AskAsync(ActiveUsers, type)).Expect(200);
        var head = await SampleInstances.Service.AskAsync("HEAD", ActiveUsers, content: null, ServiceUnderTest.AdminToken, ("Accept", type));
        var again = await SampleInstances.Service.GetAsync(ActiveUsers, ServiceUnderTest.AdminToken, ("Accept", type), ("If-None-Match", whole.Tag!));
        var json = await SampleInstances.Service.GetAsync(ActiveUsers, ServiceUnderTest.AdminToken, ("If-None-Match", whole.Tag!));

        Assert.That((head.Status, head.Type, head.Tag, head.Body), Is.EqualTo((200, type, whole.Tag, "")));
        Assert.That(head.Response.Content.Headers.ContentLength, Is.EqualTo(whole.Response.Content.Headers.ContentLength).And.GreaterThan(0));
        Assert.That(whole.Response.Headers.Vary, Does.Contain("Accept"));
        Assert.That((again.Status, json.Status), Is.EqualTo((304, 200)), "each form has a tag of its own");
    }

    [TestCase("", "application/json")]
    [TestCase("*/*", "application/json")]
    [TestCase("application/*", "application/json")]
    [TestCase("text/html, */*;q=0.1", "application/json")]
    [TestCase("not a type", "application/json")]
    [TestCase("application/json, application/x-ndjson;q=0.9", "application/json")]
    [TestCase("application/json;q=0.5, application/x-ndjson", Lines)]
    [TestCase("application/x-ndjson, application/vnd.apache.parquet;q=0.9", Lines)]
    [TestCase("application/x-ndjson;q=0.2, application/vnd.apache.parquet;q=0.9", Parquet)]
    [TestCase("text/csv, application/vnd.apache.parquet;q=0.9", "text/csv")]
    public async Task What_is_wanted_most_is_given(string accept, string given)
    {
        var answer = await AskAsync(ActiveUsers, accept);

        Assert.That((answer.Status, answer.Type?.Split(';')[0]), Is.EqualTo((200, given)));
    }

    [TestCase("text/html")]
    [TestCase("application/xml, image/*")]
    [TestCase("application/x-ndjson;q=0")]
    [TestCase("application/json;q=0, */*")]
    public async Task What_is_not_there_is_refused_in_the_form_of_problems(string accept)
    {
        var answer = await AskAsync(ActiveUsers, accept);

        Assert.That((answer.Status, answer.Type), Is.EqualTo((406, "application/problem+json")));
        Assert.That($"{answer.Json["detail"]}", Does.Contain(Lines).And.Contain(Parquet));
    }

    [Test]
    public async Task Faults_of_parameters_are_told_as_ever()
    {
        var answer = await AskAsync($"{ActiveUsers}&interval=year", Parquet);

        Assert.That((answer.Status, answer.Type), Is.EqualTo((400, "application/problem+json")));
    }

    /// <summary>The product's own words have no such forms.</summary>
    [Test]
    public async Task Other_dialects_answer_as_before()
    {
        var answer = await SampleInstances.Service.GetAsync("/api/v2/insights/daus", ServiceUnderTest.AdminToken, ("Accept", Parquet));

        Assert.That((answer.Status, answer.Type), Is.EqualTo((200, "application/json; charset=utf-8")));
    }

    private static readonly System.Text.Json.JsonSerializerOptions Unescaped = new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.Default };

    private static Task<Answer> AskAsync(string path, string accept) => SampleInstances.Service.GetAsync(path, ServiceUnderTest.AdminToken, ("Accept", accept));

    private static async Task<byte[]> ReadAsync(string path, string accept)
    {
        using var answer = await SampleInstances.Service.OpenAsync(path, $"Bearer {ServiceUnderTest.AdminToken}", request => request.Headers.TryAddWithoutValidation("Accept", accept));
        return await answer.EnsureSuccessStatusCode().Content.ReadAsByteArrayAsync();
    }

    /// <summary>Kept JSON is text in a file.</summary>
    private static string Plain(JsonObject row)
        => new JsonObject(row.Select(field => KeyValuePair.Create(field.Key, Plain(field.Value)))).ToJsonString(Unescaped);

    private static JsonNode? Plain(JsonNode? value) => value switch
    {
        JsonObject kept => JsonValue.Create(kept.ToJsonString(Unescaped)),
        JsonArray list => new JsonArray([.. list.Select(Plain)]),
        JsonValue number when number.TryGetValue<double>(out var plain) => JsonValue.Create(plain),
        _ => value?.DeepClone(),
    };
}
