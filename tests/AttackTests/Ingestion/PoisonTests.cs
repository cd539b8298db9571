using System.Reflection;
using System.Text;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Npgsql;
using NUnit.Framework;
using Reporting.Application.Ingestion.Wire;
using Reporting.Domain.Access;
using Reporting.Domain.Ingestion;
using Reporting.Testing.Records;
using Reporting.Testing.Service;

namespace Reporting.AttackTests.Ingestion;

/// <summary>Valid records, as extreme as the contract allows: whatever was stored, everything still works afterwards.</summary>
internal sealed partial class PoisonTests : ServiceFixture
{
    private const int OldestDays = 3_650;

    private static readonly Dictionary<InstanceKind, string[]> Reports = new()
    {
        [InstanceKind.Workspaces] =
        [
            "/api/v2/insights/daus?tz_offset=0",
            "/api/v2/insights/templates?start_time=2026-02-02T00:00:00Z&end_time=2026-03-02T00:00:00Z&interval=day",
            "/api/v2/insights/templates?start_time=2025-12-10T00:00:00Z&end_time=2026-03-04T00:00:00Z&interval=week",
            "/api/v2/insights/user-activity?start_time=2025-03-04T00:00:00Z&end_time=2026-03-04T12:00:00Z",
            "/api/v2/insights/user-latency?start_time=2025-03-04T00:00:00Z&end_time=2026-03-04T12:00:00Z",
            "/api/v2/insights/user-status-counts?tz_offset=0",
            "/api/v2/templates/00000000-0000-0000-0000-000000000000/daus",
        ],
        [InstanceKind.Flags] =
        [
            "/api/admin/instance-admin/statistics", "/api/admin/instance-admin/statistics/csv", "/api/admin/events", "/api/admin/search/events?limit=100", "/api/admin/search/events/csv",
            "/api/admin/event-creators", "/api/admin/insights", "/api/admin/insights/lifecycle",
        ],
        [InstanceKind.Network] = ["/api/stats/"],
    };

    private static readonly Dictionary<InstanceKind, string[]> PagesBesides = new()
    {
        [InstanceKind.Workspaces] = [$"/workspaces/templates/{Guid.Empty}", $"/workspaces/users/{Guid.Empty}", "/digests/idle-seats", "/digests/week"],
        [InstanceKind.Flags] = ["/digests/stale-flags", "/digests/week"],
        [InstanceKind.Network] = ["/digests/week"],
    };

    private static IEnumerable<Type> Records => CollectionAttribute.RecordTypes;

    [TestCaseSource(nameof(Records))]
    public async Task Everything_works_after_extreme_records(Type record)
    {
        var collection = record.GetCustomAttribute<CollectionAttribute>()!;
        await Service.AddInstanceAsync("dev", collection.Kind.ToString().ToLowerInvariant());
        await AddContextAsync(collection);
        var extremes = new ExtremeRecords(Service.Clock.Now, OldestDays);

        foreach (var extreme in Enum.GetValues<Extreme>())
        {
            var lines = extremes.Of(record, extreme).Select(json => json.ToJsonString()).ToList();
            await ExpectAllWellAsync(collection, string.Join('\n', lines));
        }

        await ExpectReportsAndPagesAsync(collection.Kind);
    }

    /// <summary>What Go sends for a time that was never set.</summary>
    [TestCaseSource(nameof(Records))]
    public async Task The_zero_time_is_none_where_a_time_may_be_absent_and_refused_elsewhere(Type record)
    {
        var collection = record.GetCustomAttribute<CollectionAttribute>()!;
        await Service.AddInstanceAsync("dev", collection.Kind.ToString().ToLowerInvariant());
        await AddContextAsync(collection);
        var plain = new ExtremeRecords(Service.Clock.Now, OldestDays).Of(record, Extreme.Empty).First();
        await SendAsync(collection.Name, plain.ToJsonString());

        foreach (var time in record.GetProperties().Where(property => property.PropertyType == typeof(DateTimeOffset) || property.PropertyType == typeof(DateTimeOffset?)))
        {
            var zero = plain.DeepClone().AsObject();
            zero[WireName.Of(time)] = "0001-01-01T00:00:00Z";
            var answer = await Service.AskAsync("POST", $"/api/ingest/dev/{collection.Name}", Lines(zero.ToJsonString()));
            var wanted = time.PropertyType == typeof(DateTimeOffset?) ? (200, null, 1L) : (400, WireName.Of(time), (long?)null);

            Assert.That(
                (answer.Status, (string?)answer.Json["errors"]?[0]?["field"], (long?)answer.Json["unchanged"]), Is.EqualTo(wanted), $"{WireName.Of(time)}: {answer.Body}");
        }
    }

    [Test]
    public async Task Everything_works_after_events_with_any_data()
    {
        await Service.AddInstanceAsync("dev", "flags");
        await SendAsync("flags", """{"name":"f","project":"p","type":"release","created_at":"2026-03-01T00:00:00Z"}""");

        var lines = new ExtremeRecords(Service.Clock.Now, OldestDays).EventsWithOddData().Select((line, index) => $"{line}{index + 1}}}");

        await ExpectAllWellAsync(new CollectionAttribute("events", InstanceKind.Flags), string.Join('\n', lines));
    }

    [TestCase("9223372036854775807", 2)]
    [TestCase("1000000000000000000", 10)]
    public async Task Sums_of_metrics_stop_at_what_64_bits_hold(string count, int apps)
    {
        await Service.AddInstanceAsync("dev", "flags");
        await SendAsync("projects", """{"id":"p","name":"p","created_at":"2026-03-01T00:00:00Z"}""");
        await SendAsync("flags", """{"name":"f","project":"p","type":"release","created_at":"2026-03-01T00:00:00Z"}""");

        await ExpectAllWellAsync(
            new CollectionAttribute("flag-metrics", InstanceKind.Flags),
            string.Join('\n', Enumerable.Range(0, apps).Select(app =>
                $$"""{"flag":"f","app_name":"{{app}}","environment":"e","timestamp":"2026-03-04T11:00:00Z","yes":{{count}},"no":{{count}}}""")));

        await ExpectReportsAndPagesAsync(InstanceKind.Flags);
        using var browser = await PageBrowser.SignInAsync(Service);
        Assert.That((await Service.GetAsync("/api/reports/flag-use")).Json["rows"]!.AsArray()[^1]!["requests"]!.GetValue<long>(), Is.EqualTo(long.MaxValue));
        Assert.That((await Service.GetAsync("/api/admin/insights")).Json["metricsSummaryTrends"]!.AsArray()[^1]!["totalRequests"]!.GetValue<long>(), Is.EqualTo(long.MaxValue));
        Assert.That((await browser.GetAsync("/flags/use?csv=environments")).Body, Does.Contain($"e,{long.MaxValue}"));
    }

    [TestCase("flags", "flags", """{"name":"f","project":"p","type":"release","created_at":"9999-12-31T00:00:00Z"}""", "created_at")]
    [TestCase("workspaces", "usage", """{"start_time":"0001-01-01T00:00:00Z","template_id":"00000000-0000-0000-0000-000000000000","user_id":"00000000-0000-0000-0000-000000000000","usage_mins":1}""", "start_time")]
    [TestCase("network", "log-entries", """{"id":1,"timestamp":"2199-01-01T00:00:00Z","type":1,"action":1}""", "timestamp")]
    public async Task A_far_time_is_refused(string kind, string collection, string record, string field)
    {
        await Service.AddInstanceAsync("dev", kind);

        var answer = await Service.AskAsync("POST", $"/api/ingest/dev/{collection}", Lines(record));

        Assert.That(answer.Status, Is.EqualTo(400), answer.Body);
        Assert.That(answer.Json["errors"]![0]!["field"]!.GetValue<string>(), Is.EqualTo(field));
        Assert.That(answer.Json["errors"]![0]!["record"]!.GetValue<int>(), Is.EqualTo(1));
    }

    [TestCase("-1e39")]
    [TestCase("-1e-50")]
    public async Task A_latency_that_means_none_is_never_computed_with(string latency)
    {
        await Service.AddInstanceAsync();
        await AddContextAsync(new CollectionAttribute("usage", InstanceKind.Workspaces));

        await ExpectAllWellAsync(
            new CollectionAttribute("usage", InstanceKind.Workspaces),
            $$"""{"start_time":"2026-03-03T12:00:00Z","template_id":"00000000-0000-0000-0000-000000000000","user_id":"00000000-0000-0000-0000-000000000000","usage_mins":1,"median_latency_ms":{{latency}}}""");
    }

    [Test]
    public async Task One_request_begins_at_most_36_months()
    {
        await Service.AddInstanceAsync();

        var refused = await Service.AskAsync("POST", "/api/ingest/dev/usage", Lines(Months(37)));
        var count = await Service.CountAsync("usage");
        var taken = await Service.AskAsync("POST", "/api/ingest/dev/usage", Lines(Months(36)));
        var again = await Service.AskAsync("POST", "/api/ingest/dev/usage", Lines(Months(60)));

        Assert.That(refused.Status, Is.EqualTo(400), refused.Body);
        Assert.That(refused.Json["errors"]!.ToJsonString(), Is.EqualTo("""[{"record":37,"line":37,"field":"start_time","message":"begins another month of which nothing is kept yet: at most 36 a request"}]"""));
        Assert.That(count, Is.Zero);
        Assert.That((taken.Status, again.Status), Is.EqualTo((200, 200)), again.Body);
    }

    private static string Months(int count) => string.Join('\n', Enumerable.Range(0, count).Select(month =>
        $$"""{"start_time":"{{new DateTime(2018, 1, 1).AddMonths(month):yyyy-MM-dd}}T00:00:00Z","template_id":"00000000-0000-0000-0000-000000000000","user_id":"00000000-0000-0000-0000-000000000000","usage_mins":1}"""));

    /// <summary>What makes records of other collections count: the flag that metrics, events and stages are about; the template and the user that use is of.</summary>
    private async Task AddContextAsync(CollectionAttribute collection)
    {
        if (collection.Kind == InstanceKind.Flags && collection.Name != "flags")
        {
            var flags = new ExtremeRecords(Service.Clock.Now, OldestDays).Of(typeof(Domain.Flags.Records.Flag), Extreme.Longest);
            await SendAsync("flags", string.Join('\n', flags.Select(json => json.ToJsonString())));
        }

        if (collection.Kind == InstanceKind.Workspaces)
        {
            await SendAsync("templates", $$"""{"id":"{{Guid.Empty}}","name":"go"}""");
            await SendAsync("users", $$"""{"id":"{{Guid.Empty}}","username":"ada"}""");
        }
    }

    private async Task ExpectAllWellAsync(CollectionAttribute collection, string lines)
    {
        await SendAsync(collection.Name, lines);
        var again = await Service.AskAsync("POST", $"/api/ingest/dev/{collection.Name}", Lines(lines));
        Assert.That(again.Status, Is.EqualTo(200), again.Body);
        Assert.That(again.Json["inserted"]!.GetValue<int>() + again.Json["updated"]!.GetValue<int>(), Is.Zero, again.Body);
        foreach (var report in Reports[collection.Kind])
        {
            var answer = collection.Kind == InstanceKind.Network
                ? await Service.GetAsync(report, token: null, ("Authorization", $"Token {ServiceUnderTest.AdminToken}"))
                : await Service.GetAsync(report);
            Assert.That(answer.Status, Is.EqualTo(200), $"{report}: {answer.Body[..Math.Min(answer.Body.Length, 2_000)]}");
        }

        Assert.That(await CountDirtyMarksAsync(collection.Kind), Is.Zero);
    }

    /// <summary>Every native report of the kind, and every page that the navigation offers, with those of one thing and of digests.</summary>
    private async Task ExpectReportsAndPagesAsync(InstanceKind kind)
    {
        using var browser = await PageBrowser.SignInAsync(Service);
        var reports = (await Service.GetAsync("/api/reports")).Expect(200).Json.AsArray()
            .Where(report => string.Equals(report!["kind"]!.GetValue<string>(), kind.ToString(), StringComparison.OrdinalIgnoreCase))
            .Select(report => $"/api/reports/{report!["name"]}?{string.Join('&', report["parameters"]!.AsArray().Select(RequiredParameter).OfType<string>())}")
            .ToList();
        var pages = PageLink().Matches((await browser.GetAsync("/")).Expect(200).Body).Select(link => link.Groups["path"].Value).ToHashSet(StringComparer.Ordinal);
        Assert.That(reports, Is.Not.Empty);
        Assert.That(pages, Has.Some.Contains($"/{kind.ToString().ToLowerInvariant()}"));

        foreach (var report in reports)
        {
            var answer = await Service.GetAsync(report);
            Assert.That(answer.Status, Is.EqualTo(200), $"{report}: {answer.Body[..Math.Min(answer.Body.Length, 2_000)]}");
        }

        foreach (var page in pages.Concat(PagesBesides[kind]))
        {
            var answer = await browser.GetAsync(page);
            Assert.That(answer.Status, Is.EqualTo(200), $"{page}: {string.Join('\n', Service.LogLines.TakeLast(20))}");
        }
    }

    private static string? RequiredParameter(JsonNode? parameter) => (parameter!["required"]!.GetValue<bool>(), parameter["name"]!.GetValue<string>()) switch
    {
        (false, _) => null,
        (true, "user") => $"user={Guid.Empty}",
        (true, "since") => "since=2026-02-16",
        (_, var name) => throw new InvalidOperationException($"a report requires {name}: give it a value here"),
    };

    private async Task SendAsync(string collection, string lines)
    {
        var answer = await Service.AskAsync("POST", $"/api/ingest/dev/{collection}", Lines(lines));
        Assert.That(answer.Status, Is.EqualTo(200), $"{collection}: {answer.Body} {lines[..Math.Min(lines.Length, 500)]}");
    }

    private static StringContent Lines(string lines) => new(lines, Encoding.UTF8, "application/x-ndjson");

    /// <summary>How much is stored and not rolled up yet, in all tables that say so.</summary>
    private async Task<long> CountDirtyMarksAsync(InstanceKind kind)
    {
        await using var source = NpgsqlDataSource.Create(Service.ConnectionString);
        await using var names = source.CreateCommand("SELECT tables.tablename FROM pg_tables AS tables WHERE tables.schemaname = $1 AND tables.tablename ~ '^(stale|dirty)_'");
        names.Parameters.AddWithValue(kind.ToString().ToLowerInvariant());
        var tables = new List<string>();
        await using (var reader = await names.ExecuteReaderAsync())
        {
            while (await reader.ReadAsync())
            {
                tables.Add(reader.GetString(0));
            }
        }

        var count = 0L;
        foreach (var table in tables)
        {
#pragma warning disable CA2100
            await using var command = source.CreateCommand($"SELECT count(*) FROM {kind.ToString().ToLowerInvariant()}.{table}");
#pragma warning restore CA2100
            count += (long)(await command.ExecuteScalarAsync())!;
        }

        return count;
    }

    /// <summary>The links of the navigation.</summary>
    [GeneratedRegex("<li( class=\"sub\")?><a href=\"(?<path>/[^\"]*)\"", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex PageLink();
}
