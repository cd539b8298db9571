using NUnit.Framework;
using Reporting.Demo.Flags;
using Reporting.Domain.Flags.Records;

namespace Reporting.UnitTests.Demo;

internal sealed class FlagsDemoTests
{
    private static readonly DateTimeOffset Created = new(2026, 3, 20, 12, 0, 0, TimeSpan.Zero);

    private readonly Shop shop = ShopAt(Created);

    [Test]
    public void Only_gains_events_and_metrics_while_time_goes_by()
    {
        var events = Lines("events", Created);
        var metrics = Lines("flag-metrics", Created);

        var later = Lines("events", Created.AddDays(20));
        Assert.That(later.Take(events.Count), Is.EqualTo(events));
        Assert.That(later, Has.Count.GreaterThan(events.Count + 50));
        Assert.That(metrics.Except(Lines("flag-metrics", Created.AddDays(20)), StringComparer.Ordinal), Is.Empty);
    }

    [TestCase(0)]
    [TestCase(1)]
    [TestCase(2)]
    [TestCase(3)]
    [TestCase(4)]
    [TestCase(5)]
    [TestCase(6)]
    public void Has_three_hundred_flags_in_eight_projects_after_a_year_on_any_day_of_the_week(int days)
    {
        var other = ShopAt(Created.AddDays(days));

        var living = other.Stories.Select(story => story.Record()).Where(flag => flag.ArchivedAt is null).ToList();

        Assert.That(living, Has.Count.EqualTo(300));
        Assert.That(other.Stories, Has.Count.EqualTo(400));
        Assert.That(living.Select(flag => flag.Name), Is.Unique);
        Assert.That(living.Select(flag => flag.Project).Distinct(StringComparer.Ordinal), Is.EquivalentTo(ShopInventory.Projects(other).Select(project => project.Id)).And.Exactly(8).Items);
    }

    [Test]
    public void Has_a_year_of_events_in_order_with_ids_of_their_own()
    {
        var events = shop.Events.ToList();

        Assert.That(events.Select(each => each.CreatedAt), Is.Ordered);
        Assert.That(events.Select(each => each.Id), Is.EqualTo(Enumerable.Range(1, events.Count)));
        Assert.That((events[0].CreatedAt, events[^1].CreatedAt), Is.EqualTo((Created.AddDays(-365), Created)).Within(TimeSpan.FromDays(1)));
    }

    [Test]
    public void Tells_of_every_flag_what_its_record_says()
    {
        var created = shop.Events.Where(each => each.FeatureName is not null).GroupBy(each => each.FeatureName!, Rebuild, StringComparer.Ordinal);

        var known = shop.Stories.Select(story => story.Record()).ToList();

        Assert.That(created, Is.EquivalentTo(known));
        Assert.That(known, Has.Some.Property(nameof(Flag.Stale)).True.And.Some.Property(nameof(Flag.PotentiallyStale)).True);
    }

    [Test]
    public void Tells_who_came_and_went()
    {
        var users = ShopInventory.Users(shop).Where(user => user is { IsSystem: false, IsService: false }).ToList();

        Assert.That(TimesOf("user-created"), Is.EquivalentTo(users.Select(user => user.CreatedAt)));
        Assert.That(TimesOf("user-deleted"), Is.EquivalentTo(users.Select(user => user.DeletedAt).OfType<DateTimeOffset>()).And.Not.Empty);
        Assert.That(users, Has.All.Matches<User>(user => user.SeenAt >= user.CreatedAt && user.SeenAt <= (user.DeletedAt ?? Created)));
    }

    [Test]
    public void Says_yes_only_where_events_say_that_a_flag_is_on()
    {
        var switches = shop.Events
            .Where(each => each.Type is "feature-environment-enabled" or "feature-environment-disabled")
            .ToLookup(each => (each.FeatureName, each.Environment));

        var yes = new FlagTraffic(shop).Metrics(new DateOnly(2026, 3, 1), new DateOnly(2026, 3, 21), isHourly: true).Where(metric => metric.Yes > 0).ToList();

        Assert.That(yes, Is.Not.Empty);
        Assert.That(yes, Has.All.Matches<FlagMetric>(metric =>
            switches[(metric.Flag, metric.Environment)].LastOrDefault(each => each.CreatedAt <= metric.Timestamp) is { Type: "feature-environment-enabled" }));
    }

    [Test]
    public void Knows_when_flags_entered_the_stages_of_their_lives()
    {
        var stages = shop.Stories.SelectMany(story => story.Stages()).ToList();

        Assert.That(stages.Select(stage => (stage.Flag, stage.Stage)), Is.Unique);
        Assert.That(stages.Select(stage => stage.Stage).Distinct(StringComparer.Ordinal), Is.EquivalentTo(["initial", "pre-live", "live", "completed", "archived"]));
        Assert.That(stages.Select(stage => stage.EnteredAt), Has.All.LessThan(Created));
    }

    [Test]
    public void Knows_nothing_that_is_still_to_come()
    {
        var flag = shop.Stories[^1].Flag;

        var then = new Shop(shop.Calendar with { Now = flag.CreatedAt.AddMinutes(1) });

        Assert.That(then.Stories[^1].Flag.Name, Is.EqualTo(flag.Name));
        Assert.That(then.Stories[^1].Stages().Select(stage => stage.Stage), Is.EqualTo(["initial"]));
        Assert.That(then.Events.Select(each => each.CreatedAt), Has.All.LessThan(then.Calendar.Now));
    }

    /// <summary>A flag as its events alone tell of it.</summary>
    private static Flag Rebuild(string name, IEnumerable<FlagEvent> events)
    {
        var flag = new Flag { Name = name, Project = "", Type = "", CreatedAt = default };
        foreach (var each in events)
        {
            flag = each.Type switch
            {
                "feature-created" => flag with { CreatedAt = each.CreatedAt, Type = System.Text.Json.JsonElement.Parse(each.Data!.Text).GetProperty("type").GetString()! },
                "feature-archived" => flag with { ArchivedAt = each.CreatedAt },
                "feature-revived" => flag with { ArchivedAt = null },
                "feature-stale-on" => flag with { Stale = true },
                "feature-stale-off" => flag with { Stale = false },
                "feature-potentially-stale-on" => flag with { PotentiallyStale = true },
                _ => flag,
            };
            flag = flag with { Project = each.Project! };
        }

        return flag;
    }

    private static Shop ShopAt(DateTimeOffset now) => new(new ShopCalendar(DateOnly.FromDateTime(now.UtcDateTime).AddDays(-365), now));

    private static List<string> Lines(string collection, DateTimeOffset now) => DemoLines.Of(new FlagsDemo(), collection, now, Created);

    private IEnumerable<DateTimeOffset> TimesOf(string type)
        => shop.Events.Where(each => string.Equals(each.Type, type, StringComparison.Ordinal)).Select(each => each.CreatedAt);
}
