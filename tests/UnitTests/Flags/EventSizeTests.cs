using System.Reflection;
using NUnit.Framework;
using Reporting.Domain.Flags.Records;
using Reporting.Domain.Ingestion;
using Reporting.Infrastructure.Flags.Reports;

namespace Reporting.UnitTests.Flags;

internal sealed class EventSizeTests
{
    private static IEnumerable<PropertyInfo> Texts
        => typeof(FlagEvent).GetProperties().Where(property => property.SetMethod is not null && !property.PropertyType.IsValueType);

    private static FlagEvent Smallest => new() { Id = 1, Type = "", CreatedAt = DateTimeOffset.UnixEpoch, CreatedBy = "" };

    [TestCaseSource(nameof(Texts))]
    public void Every_text_of_an_event_counts(PropertyInfo property)
    {
        const string Text = "äöü";
        var large = Smallest;

        property.SetValue(large, property.PropertyType switch
        {
            var type when type == typeof(string) => Text,
            var type when type == typeof(RawJson) => new RawJson(Text),
            _ => (IReadOnlyList<RawJson>)[new RawJson(Text)],
        });

        Assert.That(EventSize.LettersOf(large) - EventSize.LettersOf(Smallest), Is.GreaterThanOrEqualTo(3));
        Assert.That(EventSize.BytesOf(large) - EventSize.BytesOf(Smallest), Is.GreaterThanOrEqualTo(6));
    }

    [Test]
    public void Many_tags_that_say_nothing_count_for_what_they_take_in_memory()
        => Assert.That(EventSize.LettersOf(Smallest with { Tags = [.. Enumerable.Repeat(new RawJson("1"), 500_000)] }), Is.GreaterThan(500_000 * 56));
}
