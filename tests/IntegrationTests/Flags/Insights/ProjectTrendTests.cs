using NUnit.Framework;
using Reporting.Testing.Flags;

namespace Reporting.IntegrationTests.Flags.Insights;

/// <summary>Projects at the end of each week, and what happened in it. Today is the Wednesday of week 12.</summary>
internal sealed class ProjectTrendTests : InsightsFixture
{
    private const string Shown = "week date project total active stale potentiallyStale health technicalDebt timeToProduction users";

    private static readonly DateTimeOffset Monday = At("2026-03-09T00:00:00Z");
    private static readonly DateTimeOffset NextMonday = Monday.AddDays(7);
    private static readonly DateTimeOffset LastMoment = NextMonday - TimeSpan.FromMicroseconds(1);

    [Test]
    public async Task A_week_tells_of_its_sunday_and_the_running_one_of_today()
    {
        await AddAsync(Given.Project("shop") with { Members = 4 }, Given.Project("Office"));
        await AddAsync(
            Given.Flag("a", "shop") with { CreatedAt = LastMoment },
            Given.Flag("b", "shop") with { CreatedAt = NextMonday, Stale = true },
            Given.Flag("c", "shop") with { CreatedAt = Given.Now.AddDays(-60), PotentiallyStale = true },
            Given.Flag("d", "shop") with { CreatedAt = Given.Now.AddDays(-60), ArchivedAt = LastMoment });
        await AddAsync(About(1, "b", "feature-stale-on", NextMonday), About(2, "c", "feature-potentially-stale-on", NextMonday));

        Assert.That(await ReadAsync("projectFlagTrends", Shown, "2026-03-11", "2026-03-18"), Is.EqualTo(
        [
            "2026-11 2026-03-15 Office 0 0 0 0 100 0 0 -",
            "2026-11 2026-03-15 shop 2 2 0 0 50 50 0 -",
            "2026-12 2026-03-18 Office 0 0 0 0 100 0 0 -",
            "2026-12 2026-03-18 shop 3 1 1 1 33 67 0 4",
        ]));
    }

    [Test]
    public async Task A_flag_that_moved_counts_where_it_was()
    {
        await AddAsync(Given.Project("shop"), Given.Project("office"));
        await AddAsync(Given.Flag("a", "office") with { CreatedAt = Monday });
        await AddAsync(
            About(1, "a", "feature-created", Monday, "shop"),
            About(2, "a", "feature-project-change", NextMonday, "office", """{"oldProject":"shop","newProject":"office"}"""));

        Assert.That(await ReadAsync("projectFlagTrends", "week project total", "2026-03-09"), Is.EqualTo(["2026-11 office 0", "2026-11 shop 1", "2026-12 office 1", "2026-12 shop 0"]));
        Assert.That(await ReadAsync("creationArchiveTrends", "week project createdFlags", "2026-03-09", "2026-03-15"), Is.EqualTo(["2026-11 office {\"release\":0}", "2026-11 shop {\"release\":1}"]));
    }

    [Test]
    public async Task Archived_projects_are_left_out_from_the_week_in_which_they_were()
    {
        await AddAsync(
            Given.Project("gone") with { ArchivedAt = LastMoment },
            Given.Project("later") with { ArchivedAt = NextMonday },
            Given.Project("back"),
            Given.Project("new") with { CreatedAt = NextMonday });
        await AddAsync(Given.Event(1, "project-archived", Monday, project: "back"), Given.Event(2, "project-revived", NextMonday, project: "back"));

        Assert.That(await ReadAsync("projectFlagTrends", "week project", "2026-03-02"), Is.EqualTo(
            ["2026-10 back", "2026-10 gone", "2026-10 later", "2026-11 later", "2026-12 back", "2026-12 new"]));
    }

    [Test]
    public async Task A_project_whose_record_is_younger_than_its_flags_was_there_before()
    {
        await AddAsync(Given.Project("shop") with { CreatedAt = Given.Now });
        await AddAsync(Given.Flag("a", "shop") with { CreatedAt = LastMoment });

        Assert.That(await ReadAsync("projectFlagTrends", "week project total", "2026-02-01"), Is.EqualTo(["2026-11 shop 1", "2026-12 shop 1"]));
    }

    [Test]
    public async Task Flags_created_and_archived_are_counted_by_week_and_type()
    {
        await AddAsync(Given.Project("shop"));
        await AddAsync(
            Given.Flag("a", "shop") with { CreatedAt = LastMoment, Type = "experiment" },
            Given.Flag("b", "shop") with { CreatedAt = Monday, ArchivedAt = NextMonday },
            Given.Flag("c", "shop") with { Type = "permission" });

        Assert.That(await ReadAsync("creationArchiveTrends", "week date project createdFlags archivedFlags", "2026-03-02"), Is.EqualTo(
        [
            """2026-10 2026-03-08 shop {"experiment":0,"permission":0,"release":0} 0""",
            """2026-11 2026-03-15 shop {"experiment":1,"permission":0,"release":1} 0""",
            """2026-12 2026-03-18 shop {"experiment":0,"permission":0,"release":0} 1""",
        ]));
    }

    [Test]
    public async Task Without_any_flag_there_is_a_type_all_the_same()
    {
        await AddAsync(Given.Project("shop"));

        Assert.That(await ReadAsync("creationArchiveTrends", "createdFlags", "2026-03-16"), Is.EqualTo(["{\"release\":0}"]));
    }

    [Test]
    public async Task Flags_that_become_live_are_counted_in_their_week()
    {
        await AddAsync(Given.Project("shop"));
        await AddAsync(Given.Flag("a", "shop"), Given.Flag("b", "shop"), Given.Flag("c", "shop"));
        await AddAsync(Stage("a", "live", LastMoment), Stage("b", "live", NextMonday), Stage("c", "pre-live", Monday), Stage("unknown", "live", Monday));

        Assert.That(await ReadAsync("lifecycleTrends", "week date project newProductionFlags", "2026-03-09"), Is.EqualTo(["2026-11 2026-03-15 shop 1", "2026-12 2026-03-18 shop 1"]));

        await Service.ReplaceAsync(Stage("a", "live", NextMonday));
        Assert.That(await ReadAsync("lifecycleTrends", "newProductionFlags", "2026-03-09"), Is.EqualTo(["0", "1"]));
    }

    [Test]
    public async Task The_way_to_production_is_that_of_releases_to_their_first_production()
    {
        await AddAsync(Given.Project("shop"));
        await AddAsync(
            Given.Flag("a", "shop") with { CreatedAt = Monday },
            Given.Flag("b", "shop") with { CreatedAt = Monday },
            Given.Flag("c", "shop") with { CreatedAt = Monday, Type = "experiment" });
        await AddAsync(
            Enabled(1, "a", Monday, "live"),
            Enabled(2, "a", Monday.AddDays(1), "test"),
            Enabled(3, "a", Monday.AddDays(3), "live"),
            Enabled(4, "a", Monday.AddDays(1.9), "live"),
            Enabled(5, "b", NextMonday.AddDays(1), "live"),
            Enabled(6, "c", Monday.AddDays(1), "live"));
        Assert.That(await ReadAsync("projectFlagTrends", "timeToProduction", "2026-03-09"), Is.EqualTo(["0", "0"]), "no environment is production yet");

        await AddAsync(Given.Environment("live", "production"), Given.Environment("test", "test"));
        Assert.That(await ReadAsync("projectFlagTrends", "timeToProduction", "2026-03-09"), Is.EqualTo(["1", "4.5"]));

        await Service.ReplaceAsync(Given.Environment("live", "test"));
        Assert.That(await ReadAsync("projectFlagTrends", "timeToProduction", "2026-03-09"), Is.EqualTo(["0", "0"]));
    }

    private static Domain.Flags.Records.FlagEvent Enabled(long id, string flag, DateTimeOffset at, string environment)
        => About(id, flag, "feature-environment-enabled", at, "shop", environment: environment);

    private static Domain.Flags.Records.LifecycleStage Stage(string flag, string stage, DateTimeOffset at) => new() { Flag = flag, Stage = stage, EnteredAt = at };
}
