using System.Text.Json;
using NUnit.Framework;

namespace Reporting.UnitTests.OpenL2M;

internal sealed class DocumentTests : OpenL2MFixture
{
    private JsonElement document;

    [SetUp]
    public async Task ReadAsync() => document = JsonElement.Parse((await Host.SendAsync("GET", "/openapi/openl2m.json")).Body);

    [Test]
    public void One_address_is_described_with_the_slash_at_its_end()
    {
        var paths = document.GetProperty("paths");

        Assert.That(paths.EnumerateObject().Select(path => path.Name), Is.EqualTo(["/api/stats/"]));
        Assert.That(paths.GetProperty("/api/stats/").EnumerateObject().Select(method => method.Name), Is.EqualTo(["get", "options"]));
    }

    [Test]
    public void The_token_stands_after_its_word()
        => Assert.That(
            document.GetProperty("components").GetProperty("securitySchemes").GetRawText().ReplaceLineEndings("").Replace(" ", "", StringComparison.Ordinal),
            Is.EqualTo("""{"Authorization":{"type":"apiKey","description":"Atokenofthisservice,afterthewordToken","name":"Authorization","in":"header"}}"""));

    [Test]
    public void Every_number_is_described_and_shown()
    {
        var schemas = document.GetProperty("components").GetProperty("schemas");
        var answer = document.GetProperty("paths").GetProperty("/api/stats/").GetProperty("get").GetProperty("responses").GetProperty("200").GetProperty("content").GetProperty("application/json");

        foreach (var (group, schema) in new[] { ("database", "DatabaseStats"), ("usage", "UsageStats") })
        {
            var shown = answer.GetProperty("example").GetProperty(group).EnumerateObject().Select(number => number.Name);
            Assert.That(schemas.GetProperty(schema).GetProperty("properties").EnumerateObject().Select(property => property.Name), Is.EqualTo(shown));
        }
    }
}
