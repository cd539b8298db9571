using System.Text.Json;
using NUnit.Framework;
using Reporting.Testing.Flags;

namespace Reporting.IntegrationTests.Flags.Insights;

/// <summary>What the document says of insights and statistics.</summary>
internal sealed class InsightDocumentTests : FlagsFixture
{
    private const string Items = "InstanceInsightsSchema";

    private JsonElement document;

    [OneTimeSetUp]
    public async Task ReadDocumentAsync() => document = await Service.ReadAsync("/openapi/unleash.json");

    [TestCase("/api/admin/insights", "getInstanceInsights", "instanceInsightsSchema", "from to")]
    [TestCase("/api/admin/insights/lifecycle", "getLifecycleInsights", "lifecycleInsightsSchema", "projects")]
    [TestCase("/api/admin/instance-admin/statistics", "getInstanceAdminStats", "instanceAdminStatsSchema", "at")]
    public void An_operation_has_the_name_the_parameters_and_the_answer_of_the_product(string path, string id, string schema, string parameters)
    {
        var operation = document.GetProperty("paths").GetProperty(path).GetProperty("get");
        var named = operation.GetProperty("parameters").EnumerateArray().ToList();

        Assert.That(operation.GetProperty("operationId").GetString(), Is.EqualTo(id));
        Assert.That(named.Select(parameter => parameter.GetProperty("name").GetString()), Is.EqualTo(parameters.Split(' ')));
        Assert.That(named.Select(parameter => parameter.TryGetProperty("required", out var required) && required.GetBoolean()), Is.All.False);
        Assert.That(
            operation.GetProperty("responses").GetProperty("200").GetProperty("content").GetProperty("application/json").GetProperty("schema").GetProperty("$ref").GetString(),
            Is.EqualTo($"#/components/schemas/{schema}"));
    }

    [TestCase("UserTrendsItems", "date total active inactive", "")]
    [TestCase("FlagTrendsItems", "date total active stale potentiallyStale", "")]
    [TestCase("ProjectFlagTrendsItems", "week project health technicalDebt timeToProduction date total active stale potentiallyStale users", "technicalDebt timeToProduction users")]
    [TestCase("MetricsSummaryTrendsItems", "week date project totalRequests totalYes totalNo totalApps totalFlags totalEnvironments", "")]
    [TestCase("EnvironmentTypeTrendsItems", "date week environmentType totalUpdates", "")]
    [TestCase("LifecycleTrendsItems", "week date newProductionFlags project", "")]
    [TestCase("CreationArchiveTrendsItems", "week date project createdFlags archivedFlags", "")]
    public void A_row_has_the_fields_of_the_product(string name, string fields, string optional)
    {
        var schema = document.GetProperty("components").GetProperty("schemas").GetProperty(Items + name);

        Assert.That(Names(schema), Is.EqualTo(fields.Split(' ')));
        Assert.That(Required(schema), Is.EqualTo(fields.Split(' ').Except(optional.Split(' '), StringComparer.Ordinal)));
        Assert.That(schema.GetProperty("properties").GetProperty(fields.Split(' ').First(field => field is "date")).GetProperty("format").GetString(), Is.EqualTo("date-time"));
    }

    [Test]
    public void All_seven_trends_are_required()
    {
        var schema = document.GetProperty("components").GetProperty("schemas").GetProperty("instanceInsightsSchema");
        string[] trends = ["userTrends", "flagTrends", "projectFlagTrends", "metricsSummaryTrends", "environmentTypeTrends", "lifecycleTrends", "creationArchiveTrends"];

        Assert.That(Names(schema), Is.EqualTo(trends));
        Assert.That(Required(schema), Is.EqualTo(trends));
        Assert.That(
            trends.Select(trend => schema.GetProperty("properties").GetProperty(trend).GetProperty("items").GetProperty("$ref").GetString()),
            Is.EqualTo(trends.Select(trend => $"#/components/schemas/{Items}{char.ToUpperInvariant(trend[0])}{trend[1..]}Items")));
    }

    [Test]
    public void Of_statistics_the_instance_alone_is_required()
        => Assert.That(Required(document.GetProperty("components").GetProperty("schemas").GetProperty("instanceAdminStatsSchema")), Is.EqualTo(["instanceId"]));

    private static IEnumerable<string> Names(JsonElement schema) => schema.GetProperty("properties").EnumerateObject().Select(property => property.Name);

    private static IEnumerable<string?> Required(JsonElement schema) => schema.GetProperty("required").EnumerateArray().Select(name => name.GetString());
}
