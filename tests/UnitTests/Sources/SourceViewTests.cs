using Microsoft.Extensions.Configuration;
using NUnit.Framework;
using Reporting.Domain.Sources;
using Reporting.Infrastructure.Sources;

namespace Reporting.UnitTests.Sources;

/// <summary>The state of a source by what is known of it.</summary>
internal sealed class SourceViewTests
{
    private static readonly DateTimeOffset Noon = new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);
    private static readonly SavedSource ReadBefore = SavedSource.New with { AsOf = Noon };

    private static readonly SourceSettings Settings = new SourceSettingsReader(SourceRegistration.Products).Read(new ConfigurationBuilder()
        .AddInMemoryCollection([new("Sources:net:Kind", "openl2m"), new("Sources:net:ConnectionString", "Host=db;Database=product")])
        .Build()).Sources[0];

    [Test]
    public void A_first_read_is_one_from_its_first_record_to_its_end()
    {
        var nothing = StateOf(SavedSource.New, hasLooked: false);
        var underWay = StateOf(SavedSource.New, hasLooked: false, new("users", null, 10, 10, null), new("usage", null, 100, 100, 0.5));
        var between = StateOf(SavedSource.New, hasLooked: false, new("users", null, 10, 10, null), new("usage", null, 200, 200, null));
        var done = StateOf(ReadBefore, hasLooked: true, new("users", Noon, 10, 10, null), new("usage", Noon, 200, 200, null));

        Assert.That((nothing, underWay, between, done), Is.EqualTo((SourceState.Starting, SourceState.CatchingUp, SourceState.CatchingUp, SourceState.Current)));
    }

    [Test]
    public void What_was_read_before_a_start_is_starting_until_it_is_read_again()
        => Assert.That(StateOf(ReadBefore, hasLooked: false, new SourceCollectionStatus("users", null, 10, 10, null)), Is.EqualTo(SourceState.Starting));

    [Test]
    public void What_fails_fails_whatever_has_been_read()
        => Assert.That(StateOf(ReadBefore with { Error = "away" }, hasLooked: true, new SourceCollectionStatus("usage", null, 100, 100, 0.5)), Is.EqualTo(SourceState.Failing));

    private static SourceState StateOf(SavedSource saved, bool hasLooked, params IReadOnlyList<SourceCollectionStatus> collections)
        => new SourceView(saved, hasLooked, IsReading: true, () => collections).Describe(Settings, Noon, LeftOutRecords.None).State;
}
