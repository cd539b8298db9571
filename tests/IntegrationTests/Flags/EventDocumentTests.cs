using System.Text.Json;
using NUnit.Framework;
using Reporting.Testing.Flags;

namespace Reporting.IntegrationTests.Flags;

/// <summary>What the document says of events.</summary>
internal sealed class EventDocumentTests : FlagsFixture
{
    private JsonElement document;

    [OneTimeSetUp]
    public async Task ReadDocumentAsync() => document = await Service.ReadAsync("/openapi/unleash.json");

    [TestCase("/api/admin/events", "getEvents", "eventsSchema", "project offset limit", true)]
    [TestCase("/api/admin/events/{featureName}", "getEventsForToggle", "featureEventsSchema", "featureName offset limit", true)]
    [TestCase("/api/admin/search/events", "searchEvents", "eventSearchResponseSchema", "offset limit query id groupId feature project type createdBy from to environment", false)]
    public void An_operation_has_the_name_the_parameters_and_the_answer_of_the_product(string path, string id, string schema, string parameters, bool isDeprecated)
    {
        var operation = Operation(path);
        var named = operation.GetProperty("parameters").EnumerateArray().Select(parameter => parameter.GetProperty("name").GetString());

        Assert.That(operation.GetProperty("operationId").GetString(), Is.EqualTo(id));
        Assert.That(named, Is.EquivalentTo(parameters.Split(' ')));
        Assert.That(Answer(operation, "application/json").GetProperty("$ref").GetString(), Is.EqualTo($"#/components/schemas/{schema}"));
        Assert.That(operation.TryGetProperty("deprecated", out var outdated) && outdated.GetBoolean(), Is.EqualTo(isDeprecated));
    }

    [Test]
    public void The_other_operations_have_theirs()
    {
        Assert.That(Operation("/api/admin/search/events/csv").GetProperty("operationId").GetString(), Is.EqualTo("searchEventsCsv"));
        Assert.That(Answer(Operation("/api/admin/search/events/csv"), "text/csv").GetProperty("type").GetString(), Is.EqualTo("string"));
        Assert.That(Operation("/api/admin/event-creators").GetProperty("operationId").GetString(), Is.EqualTo("getEventCreators"));
    }

    [Test]
    public void Filters_have_the_patterns_that_refusals_quote()
    {
        var patterns = Operation("/api/admin/search/events").GetProperty("parameters").EnumerateArray()
            .Where(parameter => parameter.GetProperty("schema").TryGetProperty("pattern", out _))
            .ToDictionary(parameter => parameter.GetProperty("name").GetString()!, parameter => parameter.GetProperty("schema").GetProperty("pattern").GetString(), StringComparer.Ordinal);

        Assert.That(patterns, Has.Count.EqualTo(9));
        Assert.That(patterns["id"], Is.EqualTo("^(IS|IS_ANY_OF):(.*?)(,([0-9]+))*$"));
        Assert.That(patterns["type"], Is.EqualTo("^(IS|IS_ANY_OF):(.*?)(,([a-zA-Z0-9_]+))*$"));
        Assert.That(patterns["to"], Is.EqualTo(@"^(IS):\d{4}-\d{2}-\d{2}$"));
    }

    [Test]
    public void An_event_has_the_fields_of_the_product()
    {
        var schema = Schema("eventSchema");
        var fields = schema.GetProperty("properties");

        Assert.That(Names(fields), Is.EqualTo(
            "id type createdBy createdAt createdByUserId data preData tags featureName project environment groupType groupId ip label summary"));
        Assert.That(string.Join(' ', schema.GetProperty("required").EnumerateArray().Select(name => name.GetString())), Is.EqualTo("id type createdBy createdAt"));
        Assert.That(fields.GetProperty("id").GetProperty("minimum").GetInt64(), Is.EqualTo(1));
        Assert.That(fields.GetProperty("createdAt").GetProperty("format").GetString(), Is.EqualTo("date-time"));
        Assert.That(fields.GetProperty("type").GetProperty("enum").GetArrayLength(), Is.EqualTo(179));
        Assert.That(fields.GetProperty("data").GetProperty("type").EnumerateArray().Select(type => type.GetString()), Is.EquivalentTo(["null", "object"]));
    }

    [Test]
    public void A_list_has_its_limits_and_a_tag_is_any_object()
    {
        var version = Schema("eventsSchema").GetProperty("properties").GetProperty("version");
        var tag = Schema("eventSchema").GetProperty("properties").GetProperty("tags").GetProperty("items");

        Assert.That((version.GetProperty("minimum").GetInt32(), version.GetProperty("maximum").GetInt32()), Is.EqualTo((1, 1)));
        Assert.That(tag.GetProperty("type").EnumerateArray().Select(type => type.GetString()), Does.Contain("object"));
    }

    private static string Names(JsonElement fields) => string.Join(' ', fields.EnumerateObject().Select(field => field.Name));

    private static JsonElement Answer(JsonElement operation, string type)
        => operation.GetProperty("responses").GetProperty("200").GetProperty("content").GetProperty(type).GetProperty("schema");

    private JsonElement Operation(string path) => document.GetProperty("paths").GetProperty(path).GetProperty("get");

    private JsonElement Schema(string name) => document.GetProperty("components").GetProperty("schemas").GetProperty(name);
}
