using NUnit.Framework;
using Reporting.Domain.Flags.Records;
using static Reporting.UnitTests.Ingestion.Parsing;

namespace Reporting.UnitTests.Ingestion;

internal sealed class EventTagRuleTests
{
    private const string Event = """{"id":1,"type":"feature-created","created_at":"2026-11-20T11:30:00Z","created_by":"ada","tags":[TAG]}""";

    [TestCase("""{"type":"simple","value":"x","color":"#fff"}""")]
    [TestCase("""{ "color" : null, "value" : "x", "more": {"a":[1.0]}, "type":"simple" }""")]
    public void A_tag_is_kept_as_it_came(string tag)
        => Assert.That(Parse<FlagEvent>(With(tag)).Tags!.Single().Text, Is.EqualTo(tag));

    [TestCase("1", "tags[0]", "must be an object")]
    [TestCase("""{"type":"simple"}""", "tags[0].value", "is required")]
    [TestCase("""{"type":"simple","value":null}""", "tags[0].value", "is required")]
    [TestCase("""{"type":1,"value":"x"}""", "tags[0].type", "must be text")]
    [TestCase("""{"type":{"type":"a"},"value":"x"}""", "tags[0].type", "must be text")]
    [TestCase("""{"type":"\u0000","value":"x"}""", "tags[0].type", "must be text without \\u0000 and unpaired surrogates")]
    public void A_tag_has_a_type_and_a_value(string tag, string field, string message)
        => Assert.That(FaultsOf<FlagEvent>(With(tag)), Is.EqualTo(new[] { (field, message) }));

    private static string With(string tag) => Event.Replace("TAG", tag, StringComparison.Ordinal);
}
