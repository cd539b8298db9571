using NUnit.Framework;
using Reporting.Testing.Flags;

namespace Reporting.IntegrationTests.Flags.Statistics;

internal sealed class FlagStatisticsTests : StatisticsFixture
{
    [Test]
    public async Task Flags_are_those_not_archived()
    {
        await AddAsync(Given.Flag("one"), Given.Flag("two"), Given.Flag("old") with { ArchivedAt = Given.Now.AddDays(-1) });

        Assert.That(await ReadAsync("featureToggles"), Is.EqualTo("2"));
    }

    [Test]
    public async Task Archived_flags_are_counted_apart()
    {
        await AddAsync(Given.Flag("one"), Given.Flag("two"), Given.Flag("old") with { ArchivedAt = Given.Now.AddDays(-1) });

        Assert.That(await ReadAsync("archivedFeatureToggles"), Is.EqualTo("1"));
    }

    [Test]
    public async Task Projects_are_those_not_archived()
    {
        await AddAsync(Given.Project("default"), Given.Project("web"), Given.Project("gone") with { ArchivedAt = Given.Now.AddDays(-1) });

        Assert.That(await ReadAsync("projects"), Is.EqualTo("2"));
    }

    [Test]
    public async Task The_most_strategies_are_those_of_one_flag_in_one_environment()
    {
        await AddAsync(Given.Flag("one"), Given.Flag("old") with { ArchivedAt = Given.Now });
        await AddAsync(
            Given.Strategy("one", "production"),
            Given.Strategy("one", "production"),
            Given.Strategy("one", "development"),
            Given.Strategy("old"),
            Given.Strategy("old"),
            Given.Strategy("old"));

        Assert.That(await ReadAsync("maxEnvironmentStrategies"), Is.EqualTo("2"));
    }

    [Test]
    public async Task The_most_constraints_are_those_of_one_strategy()
    {
        await AddAsync(Given.Flag("one"), Given.Flag("old") with { ArchivedAt = Given.Now });
        await AddAsync(Given.Strategy("one", "production", 1, 1), Given.Strategy("one", "production", 1), Given.Strategy("old", "production", 1, 1, 1));

        Assert.That(await ReadAsync("maxConstraints"), Is.EqualTo("2"));
    }

    [Test]
    public async Task The_most_values_are_those_of_one_constraint()
    {
        await AddAsync(Given.Flag("one"), Given.Flag("old") with { ArchivedAt = Given.Now });
        await AddAsync(Given.Strategy("one", "production", 3, 5), Given.Strategy("one", "production", 4), Given.Strategy("old", "production", 9));

        Assert.That(await ReadAsync("maxConstraintValues"), Is.EqualTo("5"));
    }

    [Test]
    public async Task Maxima_follow_what_comes_later()
    {
        await AddAsync(Given.Flag("one"));
        await AddAsync(Given.Strategy("one", "production"));
        await ReadAsync("maxEnvironmentStrategies");

        await AddAsync(Given.Strategy("one", "production"));
        var withAnother = await ReadAsync("maxEnvironmentStrategies");
        await AddAsync(Given.Flag("one") with { ArchivedAt = Given.Now });
        var archived = await ReadAsync("maxEnvironmentStrategies");

        Assert.That((withAnother, archived), Is.EqualTo(("2", "0")));
    }

    [Test]
    public async Task Nothing_has_no_maxima()
    {
        Assert.That(await ReadEachAsync("maxEnvironmentStrategies", "maxConstraints", "maxConstraintValues"), Is.All.EqualTo("0"));
    }
}
