using System.Globalization;
using System.Text.Json;
using NUnit.Framework;
using Reporting.Api.Unleash.Summaries;
using Reporting.Domain.Flags.Records;
using Reporting.Domain.Ingestion;

namespace Reporting.ConformanceTests.Unleash;

/// <summary>Labels and summaries as the product's own formatter gave them for one made-up event of each type.</summary>
internal sealed class SummaryTests
{
    private const string BaseUrl = "http://u";

    private static readonly IEnumerable<TestCaseData> Samples =
        (RecordedInstance.IsThere ? RecordedInstance.Read("summary-samples.json").GetProperty("samples").EnumerateObject().ToList() : [])
            .Select(sample => new TestCaseData<string, JsonElement>(sample.Name, sample.Value).SetArgDisplayNames(sample.Name));

    [Test]
    public void Every_type_has_a_sample()
    {
        RecordedInstance.SkipWhereAbsent();
        var types = RecordedInstance.Read("event-types.json").GetProperty("enum").EnumerateArray().Select(type => type.GetString());

        Assert.That(Samples.Select(sample => sample.Arguments[0]), Is.EquivalentTo(types));
    }

    [TestCaseSource(nameof(Samples))]
    public void Tells_what_happened_in_the_product_s_words(string type, JsonElement sample)
    {
        var (label, summary) = EventSummary.Of(MadeUp(type), BaseUrl);

        Assert.That(label, Is.EqualTo(sample.GetProperty("label").GetString()));
        Assert.That(summary, Is.EqualTo(sample.GetProperty("summary").GetString()));
    }

    /// <summary>The fields that sentences read, each holding its own name; titles are left out, as they would hide names.</summary>
    private static FlagEvent MadeUp(string type) => new()
    {
        Id = 1,
        Type = type,
        CreatedAt = DateTimeOffset.UnixEpoch,
        CreatedBy = "USER",
        Project = "PROJ",
        Environment = "ENV",
        FeatureName = "FLAG",
        Data = Fields('D'),
        PreData = Fields('P'),
    };

    private static RawJson Fields(char prefix) => new(string.Create(CultureInfo.InvariantCulture, $$"""
        {"name":"{{prefix}}.NAME","type":"{{prefix}}.TYPE","value":"{{prefix}}.VALUE","provider":"{{prefix}}.PROVIDER","username":"{{prefix}}.USERNAME",
        "message":"{{prefix}}.MESSAGE","reason":"{{prefix}}.REASON","email":"{{prefix}}.EMAIL","milestoneName":"{{prefix}}.MILESTONE",
        "scheduledDate":"{{prefix}}.SCHED","oldProject":"OLDPROJ","changeRequestId":7}
        """));
}
