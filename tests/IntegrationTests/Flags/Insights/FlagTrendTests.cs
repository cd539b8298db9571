using NUnit.Framework;
using Reporting.Testing.Flags;

namespace Reporting.IntegrationTests.Flags.Insights;

/// <summary>The flags at the end of each day, created from records and events.</summary>
internal sealed class FlagTrendTests : InsightsFixture
{
    private static readonly DateTimeOffset Start = At("2026-03-10T00:00:00Z");
    private static readonly DateTimeOffset End = Start.AddDays(1);
    private static readonly DateTimeOffset LastMoment = End - TimeSpan.FromMicroseconds(1);

    [Test]
    public async Task A_flag_counts_from_the_day_it_was_created_to_the_day_before_it_was_archived()
    {
        await AddAsync(
            Given.Flag("always"),
            Given.Flag("came") with { CreatedAt = LastMoment },
            Given.Flag("came later") with { CreatedAt = End },
            Given.Flag("went") with { ArchivedAt = LastMoment },
            Given.Flag("went later") with { ArchivedAt = End });

        Assert.That(await FlagsAsync("2026-03-09", "2026-03-12"), Is.EqualTo(["2026-03-09 3 0 0", "2026-03-10 3 0 0", "2026-03-11 3 0 0", "2026-03-12 3 0 0"]));
        Assert.That(await ReadAsync("flagTrends", "total active", "2026-03-17", "2026-03-19"), Is.EqualTo(["3 3", "3 3"]), "until today");
    }

    [Test]
    public async Task Events_tell_when_flags_became_stale()
    {
        await AddAsync(Given.Flag("one") with { Stale = true }, Given.Flag("two") with { PotentiallyStale = true });
        await AddAsync(About(1, "one", "feature-stale-on", LastMoment), About(2, "two", "feature-potentially-stale-on", End));

        Assert.That(await FlagsAsync("2026-03-09", "2026-03-11"), Is.EqualTo(["2026-03-09 2 0 0", "2026-03-10 2 1 0", "2026-03-11 2 1 1"]));
        Assert.That(await ReadAsync("flagTrends", "total active stale potentiallyStale", "2026-03-18"), Is.EqualTo(["2 0 1 1"]));
    }

    [Test]
    public async Task Today_is_what_records_tell()
    {
        await AddAsync(Given.Flag("one") with { Stale = true }, Given.Flag("two") with { ArchivedAt = Given.Now.AddHours(1) });
        await AddAsync(About(1, "one", "feature-stale-on", Start), About(2, "one", "feature-stale-off", Start.AddHours(1)));

        Assert.That(await FlagsAsync("2026-03-17", "2026-03-18"), Is.EqualTo(["2026-03-17 2 0 0", "2026-03-18 1 1 0"]));
    }

    [Test]
    public async Task A_deleted_flag_was_there_before()
    {
        await AddAsync(Given.Flag("one"), Given.Flag("two"));
        await AddAsync(
            About(1, "two", "feature-created", Start, data: """{"type":"experiment"}"""),
            About(2, "two", "feature-archived", End),
            About(3, "two", "feature-deleted", End.AddDays(1)));
        await Service.ReplaceAsync(Given.Flag("one"));

        Assert.That(await FlagsAsync("2026-03-09", "2026-03-11"), Is.EqualTo(["2026-03-09 1 0 0", "2026-03-10 2 0 0", "2026-03-11 1 0 0"]));
    }

    [Test]
    public async Task A_record_that_comes_late_changes_the_days_that_it_is_about()
    {
        await AddAsync(Given.Flag("one"));
        Assert.That(await FlagsAsync("2026-03-10", "2026-03-11"), Is.EqualTo(["2026-03-10 1 0 0", "2026-03-11 1 0 0"]));

        await AddAsync(About(2, "one", "feature-revived", End), About(1, "one", "feature-archived", Start));
        await AddAsync(Given.Flag("two") with { CreatedAt = End });

        Assert.That(await FlagsAsync("2026-03-09", "2026-03-11"), Is.EqualTo(["2026-03-09 1 0 0", "2026-03-10 0 0 0", "2026-03-11 2 0 0"]));
    }

    [Test]
    public async Task An_event_that_turns_out_to_be_another_leaves_no_trace()
    {
        await AddAsync(Given.Flag("one"));
        await AddAsync(About(1, "one", "feature-archived", Start));
        await AddAsync(About(1, "one", "feature-updated", Start));

        Assert.That(await FlagsAsync("2026-03-10", "2026-03-10"), Is.EqualTo(["2026-03-10 1 0 0"]));
    }

    [Test]
    public async Task A_leap_day_is_a_day()
    {
        await AddAsync(Given.Flag("one") with { CreatedAt = At("2024-02-29T23:59:59Z") });

        Assert.That(await FlagsAsync("2024-02-28", "2024-03-01"), Is.EqualTo(["2024-02-29 1 0 0", "2024-03-01 1 0 0"]), "none before the first record");
    }

    [Test]
    public async Task Nothing_stays_dirty()
    {
        await AddAsync(Given.Flag("one"));
        await AddAsync(About(1, "one", "feature-archived", Start));

        Assert.That(await Service.QueryAsync("SELECT flag FROM flags.dirty_histories"), Is.Empty);
    }

    [Test]
    public async Task With_an_instance_goes_its_history()
    {
        await AddAsync(Given.Flag("one") with { CreatedAt = Start });
        await Service.StartOverAsync();

        Assert.That(await FlagsAsync("2026-03-10", "2026-03-10"), Is.Empty);
        Assert.That(
            await Service.QueryAsync("SELECT flag FROM flags.flag_deltas UNION ALL SELECT day::text FROM flags.flag_delta_days UNION ALL SELECT project FROM flags.project_delta_weeks UNION ALL SELECT type FROM flags.creation_weeks"),
            Is.Empty);
    }
}
