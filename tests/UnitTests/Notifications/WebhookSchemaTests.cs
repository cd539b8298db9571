using System.Text.Json;
using System.Text.Json.Nodes;
using NUnit.Framework;
using Reporting.Api.OpenApi;
using Reporting.Infrastructure.Notifications;

namespace Reporting.UnitTests.Notifications;

internal sealed class WebhookSchemaTests
{
    private static readonly JsonNode Schema = JsonNode.Parse(typeof(WebhookSchema).Assembly.GetManifestResourceStream("webhook.schema.json")!)!;

    [Test]
    public void Describes_every_field_that_is_sent()
    {
        Assert.That(FieldsOf(Schema), Is.EqualTo(NamesOf(typeof(WebhookContract))));
        Assert.That(FieldsOf(Schema["properties"]!["files"]!["items"]!), Is.EqualTo(NamesOf(typeof(WebhookFile))));
    }

    [Test]
    public void Requires_all_but_the_page()
        => Assert.That(Schema["required"]!.AsArray().Select(name => name!.GetValue<string>()), Is.EqualTo(NamesOf(typeof(WebhookContract)).Where(name => name is not "page")));

    private static IEnumerable<string> FieldsOf(JsonNode schema) => schema["properties"]!.AsObject().Select(property => property.Key);

    private static IEnumerable<string> NamesOf(Type type) => type.GetProperties().Select(property => JsonNamingPolicy.SnakeCaseLower.ConvertName(property.Name));
}
