using NUnit.Framework;
using Reporting.Api.Unleash.Summaries;
using Reporting.Domain.Flags.Records;
using Reporting.Domain.Ingestion;

namespace Reporting.UnitTests.Unleash;

internal sealed class EventSummaryTests
{
    private static readonly FlagEvent Any = new()
    {
        Id = 1,
        Type = "feature-created",
        CreatedAt = DateTimeOffset.UnixEpoch,
        CreatedBy = "ada",
        Project = "shop",
        FeatureName = "new*cart",
        Environment = "test",
    };

    [Test]
    public void A_type_without_words_is_told_by_its_name()
        => Assert.That(Tell(Any with { Type = "of-tomorrow" }), Is.EqualTo(("of-tomorrow", "**ada** triggered **of-tomorrow**")));

    [Test]
    public void Links_begin_with_the_address_and_nothing_is_escaped()
        => Assert.That(Tell(Any), Is.EqualTo(
            ("Flag created", "**ada** created **[new*cart](https://x/projects/shop/features/new*cart)** in project **[shop](https://x/projects/shop)**")));

    [TestCase(null, "/projects/shop")]
    [TestCase("", "/projects/shop")]
    [TestCase("https://x/", "https://x/projects/shop")]
    public void An_address_is_optional(string? baseUrl, string link)
        => Assert.That(EventSummary.Of(Any with { Type = "project-created" }, baseUrl).Summary, Does.EndWith($"[shop]({link})**"));

    [Test]
    public void What_is_not_known_is_left_out()
        => Assert.That(Tell(Any with { FeatureName = null, Project = null }).Summary, Is.EqualTo("**ada** created **** in project ****"));

    [TestCase("\"text\"", "text")]
    [TestCase("12.50", "12.50")]
    [TestCase("null", "")]
    [TestCase("true", "true")]
    [TestCase("[1,\"b\",null]", "1,b,")]
    [TestCase("{}", "[object Object]")]
    [TestCase("\"\\ud800\"", "\\ud800")]
    public void Data_is_told_as_the_product_prints_it(string json, string told)
        => Assert.That(Tell(Any with { Type = "segment-created", Data = new RawJson($"{{\"name\":{json}}}") }).Summary, Is.EqualTo($"**ada** created segment **{told}**"));

    [TestCase("[]")]
    [TestCase("\"name\"")]
    [TestCase("null")]
    public void Data_of_another_shape_has_no_name(string json)
        => Assert.That(Tell(Any with { Type = "segment-created", Data = new RawJson(json) }).Summary, Is.EqualTo("**ada** created segment ****"));

    [Test]
    public void A_change_request_is_told_with_what_it_is_about()
    {
        var discarded = Any with { Type = "change-request-discarded", PreData = new RawJson("""{"changeRequestId":12}"""), FeatureName = null };

        Assert.That(Tell(discarded).Summary, Is.EqualTo(
            "**ada** discarded change request **[#12](https://x/projects/shop/change-requests/12)** in the **test** environment in project **[shop](https://x/projects/shop)**"));
    }

    [Test]
    public void A_strategy_changes_nowhere_in_particular()
    {
        var update = Any with { Type = "feature-strategy-update", Environment = null, Data = new RawJson("""{"name":"remoteAddress","parameters":{}}""") };

        Assert.That(Tell(update).Summary, Does.EndWith("by updating strategy **remoteAddress** in ** IPs to empty set of IPs"));
    }

    private static (string Label, string Summary) Tell(FlagEvent each) => EventSummary.Of(each, "https://x");
}
