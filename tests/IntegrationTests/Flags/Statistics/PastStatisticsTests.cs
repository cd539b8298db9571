using System.Net;
using NUnit.Framework;
using Reporting.Testing.Flags;

namespace Reporting.IntegrationTests.Flags.Statistics;

/// <summary>Statistics as of the end of a past day.</summary>
internal sealed class PastStatisticsTests : StatisticsFixture
{
    private const string PastDay = "2026-03-10";

    private static readonly DateTimeOffset Start = new(2026, 3, 10, 0, 0, 0, TimeSpan.Zero);
    private static readonly DateTimeOffset End = Start.AddDays(1);
    private static readonly DateTimeOffset LastMoment = End - TimeSpan.FromMicroseconds(1);

    [Test]
    public async Task The_time_is_the_end_of_the_day() => Assert.That(await ReadAsync("timestamp", PastDay), Is.EqualTo("\"2026-03-10T23:59:59.999Z\""));

    [Test]
    public async Task Users_who_came_and_went_later_do_not_count_as_they_are_now()
    {
        await AddAsync(
            Given.User(1) with { CreatedAt = LastMoment },
            Given.User(2) with { CreatedAt = End },
            Given.User(3) with { DeletedAt = LastMoment },
            Given.User(4) with { DeletedAt = End },
            Given.User(5) with { IsService = true, DeletedAt = End });

        Assert.That(await ReadAsync("users", PastDay), Is.EqualTo("2"));
        Assert.That(await ReadAsync("serviceAccounts", PastDay), Is.EqualTo("1"));
    }

    [Test]
    public async Task Licences_run_out_thirty_days_before_the_end_of_the_day()
    {
        await AddAsync(Given.User(1) with { DeletedAt = End.AddDays(-30) }, Given.User(2) with { DeletedAt = LastMoment.AddDays(-30) }, Given.User(3) with { CreatedAt = End });

        Assert.That(await ReadAsync("licensedUsers", PastDay), Is.EqualTo("1"));
    }

    [Test]
    public async Task Flags_are_counted_by_their_dates()
    {
        await AddAsync(
            Given.Flag("new") with { CreatedAt = End },
            Given.Flag("there"),
            Given.Flag("archived later") with { ArchivedAt = End },
            Given.Flag("archived") with { ArchivedAt = LastMoment });

        Assert.That(await ReadAsync("featureToggles", PastDay), Is.EqualTo("2"));
        Assert.That(await ReadAsync("archivedFeatureToggles", PastDay), Is.EqualTo("1"));
    }

    [Test]
    public async Task Projects_are_counted_by_their_dates()
    {
        await AddAsync(Given.Project("new") with { CreatedAt = End }, Given.Project("there"), Given.Project("later") with { ArchivedAt = End }, Given.Project("gone") with { ArchivedAt = Start });

        Assert.That(await ReadAsync("projects", PastDay), Is.EqualTo("2"));
    }

    [Test]
    public async Task Tokens_made_later_do_not_count()
    {
        await AddAsync(Given.ApiToken("a", "client"), Given.ApiToken("b", "client") with { CreatedAt = End }, Given.ApiToken("c", "admin") with { CreatedAt = End });

        Assert.That(await ReadAsync("apiTokens", PastDay), Is.EqualTo("""{"client":1}"""));
    }

    [Test]
    public async Task Events_count_up_to_the_day()
    {
        await AddAsync(Given.Environment("live", "production"));
        await AddAsync(
            Given.Event(1, "features-exported", LastMoment, "live"),
            Given.Event(2, "features-exported", End, "live"),
            Given.Event(3, "features-imported", Start.AddDays(-29), "live"),
            Given.Event(4, "features-imported", Start.AddDays(-30), "live"));

        Assert.That(await ReadAsync("featureExports", PastDay), Is.EqualTo("1"));
        Assert.That(await ReadAsync("productionChanges", PastDay), Is.EqualTo("""{"last30":2,"last60":3,"last90":3}"""));
    }

    [Test]
    public async Task Metrics_are_those_of_the_day_before_it()
    {
        await AddAsync(Given.Metric("one", Start.AddHours(-1)), Given.Metric("one", Start), Given.Metric("one", Start.AddHours(-25)));

        Assert.That(await ReadAsync("previousDayMetricsBucketsCount", PastDay), Is.EqualTo("""{"enabledCount":1,"variantCount":0}"""));
    }

    [Test]
    public async Task Edge_nodes_are_averaged_up_to_the_day()
    {
        await AddAsync(Enumerable.Range(0, 12 * 24 * 5).Select(at => Given.Edge("a", End.AddMinutes(-5 * (at + 1)))));
        await AddAsync(Given.Edge("a", End));

        Assert.That(await ReadAsync("edgeInstanceUsage", PastDay), Does.StartWith("""{"2026-03":0.5,"2026-02":0,"""));
    }

    [Test]
    public async Task A_header_names_what_is_of_today([Values("", "/csv")] string form)
    {
        await AddAsync(Given.User(1) with { SeenAt = Given.Now });
        using var past = await Service.OpenAsync($"{Path}{form}?at={PastDay}");
        using var today = await Service.OpenAsync($"{Path}{form}?at=2026-03-18");

        Assert.That(past.Headers.GetValues("X-Reporting-Of-Today").Single(), Does.Contain("activeUsers, ").And.Not.Contains("featureToggles"));
        Assert.That(today.Headers.Contains("X-Reporting-Of-Today"), Is.False);
        Assert.That(await ReadAsync("activeUsers", PastDay), Does.Contain("\"last7\":1"));
    }

    [TestCase("2026-03-19", "The `/query/at` property must not be later than today.")]
    [TestCase("0001-01-01", "The `/query/at` property must not be earlier than 1970-01-01.")]
    [TestCase("2026-02-30", "The `/query/at` property must match format \\\"date\\\". You sent \\\"2026-02-30\\\".")]
    [TestCase("yesterday", "The `/query/at` property must match format \\\"date\\\". You sent \\\"yesterday\\\".")]
    public async Task A_day_that_is_none_or_not_yet_is_refused(string at, string message)
    {
        using var answer = await Service.OpenAsync($"{Path}?at={at}");

        Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.BadRequest));
        Assert.That(await answer.Content.ReadAsStringAsync(), Does.Contain($$"""{"message":"{{message}}","path":"/query/at"}"""));
    }
}
