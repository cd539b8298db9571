using System.Reflection;
using NUnit.Framework;
using Reporting.Application.Flags.Events;
using Reporting.Application.Flags.Insights;
using Reporting.Application.Network;
using Reporting.Application.Reports;
using Reporting.Application.Rules;
using Reporting.Application.Workspaces;
using Reporting.Domain.Reports;
using Reporting.Domain.Workspaces;
using static Reporting.UnitTests.Workspaces.Moments;

namespace Reporting.UnitTests.Reports;

internal sealed class QueryKeyTests
{
    private static IReadOnlyList<Type> Queries { get; } =
    [
        .. typeof(QueryKey).Assembly.GetTypes().Where(type => type is { IsClass: true, IsAbstract: false } && typeof(IReportQuery<IReport>).IsAssignableFrom(type)),
        .. typeof(QueryKey).Assembly.GetTypes().Where(type => type.Name.EndsWith("Question", StringComparison.Ordinal)),
    ];

    private static IEnumerable<TestCaseData> Changes
        => from query in Queries
           from change in Variation.Of(query).Where(change => !change.IsMarked)
           select new TestCaseData(query, change).SetArgDisplayNames(query.Name, change.Path);

    [Test]
    public void Every_query_is_looked_at() => Assert.That(Queries.Select(query => query.Name), Is.SupersetOf(["GetDausQuery", "GetTemplateInsightsQuery", "GetAllEventsQuery", "Question"]));

    [TestCaseSource(nameof(Changes))]
    public void A_query_that_differs_in_one_property_has_another_key(Type query, Variation change)
    {
        var usual = QueryKey.Of(Variation.Usual(query));

        Assert.That(QueryKey.Of(change.Value), Is.Not.EqualTo(usual));
        Assert.That(QueryKey.Of(Variation.Usual(query)), Is.EqualTo(usual), "the same question has the same key");
    }

    [Test]
    public void Only_clocks_wordings_and_what_follows_from_others_is_left_out()
    {
        var marked = typeof(QueryKey).Assembly.GetTypes()
            .SelectMany(type => type.GetProperties())
            .Where(property => property.GetCustomAttribute<NotInKeyAttribute>() is not null)
            .Select(property => property.Name);

        Assert.That(marked.Distinct(StringComparer.Ordinal), Is.EquivalentTo(["Now", "Text", "Fault", "Time", "Zone"]));
    }

    [Test]
    public void Keys_of_all_queries_differ() => Assert.That(Queries.Select(query => QueryKey.Of(Variation.Usual(query))), Is.Unique);

    [TestCase("2026-03-18T14:25:36Z", "2026-03-18T14:59:59Z", null, true, Description = "the same hour")]
    [TestCase("2026-03-18T14:25:36Z", "2026-03-18T15:00:00Z", null, false, Description = "the next hour")]
    [TestCase("2026-03-18T18:29:59Z", "2026-03-18T18:30:00Z", "Asia/Kolkata", false, Description = "midnight within an hour")]
    public void Days_of_active_users_are_kept_within_their_hour_and_day(string first, string second, string? zone, bool same)
        => Assert.That(
            QueryKey.Of(new GetDausQuery(1, TemplateFilter.Deployment, 0, zone is null ? null : ZoneInput.Find(zone), Time(first)))
                == QueryKey.Of(new GetDausQuery(1, TemplateFilter.Deployment, 0, zone is null ? null : ZoneInput.Find(zone), Time(second))),
            Is.EqualTo(same));

    [TestCase("2026-03-18T14:59:59Z", "2026-03-18T15:00:00Z")]
    public void Statuses_are_kept_within_their_hour(string first, string second)
        => Assert.That(QueryKey.Of(new GetUserStatusCountsQuery(1, 0, null, 0, Time(first))), Is.Not.EqualTo(QueryKey.Of(new GetUserStatusCountsQuery(1, 0, null, 0, Time(second)))));

    [TestCase("2026-03-18T00:00:00Z", "2026-03-18T23:59:59Z", true)]
    [TestCase("2026-03-18T23:59:59Z", "2026-03-19T00:00:00Z", false)]
    public void Insights_are_kept_within_their_day(string first, string second, bool same)
    {
        var range = (From: new DateOnly(2026, 1, 1), To: new DateOnly(2026, 2, 1));

        Assert.That(QueryKey.Of(new GetInsightsQuery(1, range.From, range.To, Time(first))) == QueryKey.Of(new GetInsightsQuery(1, range.From, range.To, Time(second))), Is.EqualTo(same));
        Assert.That(QueryKey.Of(new GetLifecycleInsightsQuery(1, [], Time(first))) == QueryKey.Of(new GetLifecycleInsightsQuery(1, [], Time(second))), Is.EqualTo(same));
    }

    [Test]
    public void What_says_itself_how_long_it_is_right_has_no_time_in_its_key()
        => Assert.That(
            QueryKey.Of(new GetNetworkStatisticsQuery(1, "UTC", Time("2026-03-18T14:25:36Z"))),
            Is.EqualTo(QueryKey.Of(new GetNetworkStatisticsQuery(1, "UTC", Time("2027-03-18T14:25:36Z")))));

    [Test]
    public void No_text_can_be_taken_for_several_or_for_none()
    {
        GetAllEventsQuery[] queries =
        [
            new(1, new() { Features = ["a,b"] }),
            new(1, new() { Features = ["a", "b"] }),
            new(1, new() { Features = ["a,1:b"] }),
            new(1, new() { Features = ["a"], GroupIds = ["b"] }),
            new(1, new() { Features = ["a,],1[b"], GroupIds = ["c"] }),
            new(1, new() { Features = ["a"], GroupIds = ["b,],1[c"] }),
            new(1, new() { Text = "a" }),
            new(1, new() { Text = "" }),
            new(1, new() { Text = "-" }),
            new(1, new(), BaseUrl: "-"),
            new(1, new()),
        ];

        Assert.That(queries.Select(QueryKey.Of), Is.Unique);
    }

    [Test]
    public void Times_count_with_their_offsets()
    {
        var start = TimeInput.Of(Time("2026-03-09T00:00:00Z"));
        GetUserActivityQuery Until(string end) => new(1, start, TimeInput.Of(Time(end)), TemplateFilter.Deployment, Time("2026-03-18T14:25:36Z"));

        Assert.That(QueryKey.Of(Until("2026-03-16T00:00:00Z")), Is.Not.EqualTo(QueryKey.Of(Until("2026-03-16T02:00:00+02:00"))));
    }

    [Test]
    public void A_property_without_a_stable_text_is_refused()
    {
        object[] odd = [new WithNumber(1.5), new WithAnything("x"), new WithSet(new HashSet<string>(StringComparer.Ordinal)), new WithOdd(new WithNumber(1)), new WithMany([])];

        Assert.That(odd.Select(query => Assert.Throws<NotSupportedException>(() => QueryKey.Of(query))!.Message), Has.All.Contain("has no stable text"));
    }

    private sealed record WithNumber(double Value);

    private sealed record WithAnything(object Value);

    private sealed record WithSet(IReadOnlySet<string> Value);

    private sealed record WithOdd(WithNumber Value);

    private sealed record WithMany(IReadOnlyList<WithNumber> Values);
}
