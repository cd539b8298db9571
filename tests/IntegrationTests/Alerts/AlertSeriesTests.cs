using System.Text.Json.Nodes;
using NUnit.Framework;
using Reporting.Application.Alerts;
using Reporting.Domain.Workspaces.Records;
using Reporting.Testing;
using Reporting.Testing.Network;
using Reporting.Testing.Service;
using Reporting.Testing.Workspaces;
using Records = Reporting.Testing.Flags.Given;
using static Reporting.Testing.Workspaces.Given;

namespace Reporting.IntegrationTests.Alerts;

/// <summary>The number that a rule watches is the one that the report of its series answers with.</summary>
internal sealed class AlertSeriesTests
{
    private static readonly IReadOnlyList<string> OfReports = [.. SeriesCatalog.All.Select(series => series.Name).Where(name => name.Contains('.', StringComparison.Ordinal))];

    private ServiceUnderTest service = null!;

    [OneTimeSetUp]
    public async Task StartAsync()
    {
        service = await ServiceUnderTest.StartAsync(Noon);
        await FillAsync("workspaces", Known("ada"), Known("bob"), Known("eve"));
        await FillAsync("workspaces", Status("ada", "active"), Status("bob", "active"), Status("eve", "suspended"), Status("kim", "dormant"));
        await FillAsync("workspaces", User("ada").On("go").Reported(Noon.AddDays(-1), 20).Usage);
        await FillAsync("network", Logged.Login(Noon.AddDays(-1), user: 1), Logged.View(Noon.AddDays(-1), device: 1), Logged.Change(Noon.AddDays(-1), device: 2), Logged.Command(Noon.AddDays(-1), device: 2), Logged.ApiCall(Noon.AddDays(-1), user: 2));
        await FillAsync("flags", Records.Project("shop"));
        await FillAsync("flags", Records.Environment("production", "production"));
        await FillAsync("flags", Enumerable.Range(1, 3).Select(id => Records.User(id) with { SeenAt = Noon.AddDays(-id) }));
        await FillAsync("flags", Enumerable.Range(1, 8).Select(number => Records.Flag($"flag-{number}", "shop") with
        {
            CreatedAt = Noon.AddDays(-7 * number),
            Type = number < 6 ? "release" : "experiment",
            Stale = number is 1 or 2,
            PotentiallyStale = number is 3 or 7,
        }));
        await FillAsync("flags", Records.Metric("flag-1", Noon.AddDays(-7).AddHours(-3), yes: 5, no: 2));
        await FillAsync("flags", Records.Event(1, "feature-created", Noon.AddDays(-7), "production", "shop"), Records.Event(2, "feature-environment-enabled", Noon.AddDays(-6), "production", "shop"));
    }

    [OneTimeTearDown]
    public async Task StopAsync() => await service.DisposeAsync();

    [TestCaseSource(nameof(OfReports))]
    public async Task A_number_is_that_of_its_report(string name)
    {
        var series = SeriesCatalog.Find(name)!;
        var kind = series.Kind!.Value.ToString().ToLowerInvariant();
        var rule = new JsonObject { ["instance"] = kind, ["series"] = name, ["condition"] = "above", ["bound"] = 0, ["project"] = series.RequiredScope is null ? null : "shop", ["type"] = series.Scopes.Contains("type", StringComparer.Ordinal) ? "release" : null };

        var preview = (await service.AskAsync("POST", "/api/alerts/preview", ServiceUnderTest.Json(rule))).Expect(200).Json;

        Assert.That(preview["value"]!.GetValue<double>(), Is.EqualTo(await ReportedAsync(name, kind)));
    }

    [Test]
    public async Task Shares_of_a_type_are_of_that_type_alone()
    {
        Assert.That(await ValueAsync("flags.stale_share", "release"), Is.EqualTo(40));
        Assert.That(await ValueAsync("flags.technical_debt", "release"), Is.EqualTo(60));
        Assert.That(await ValueAsync("flags.technical_debt", "experiment"), Is.EqualTo(100.0 / 3));
        Assert.That(await ValueAsync("flags.stale_share", "permission"), Is.Null);
    }

    [Test]
    public async Task Most_series_have_numbers_to_compare()
    {
        var numbers = await Task.WhenAll(OfReports.Select(name => ReportedAsync(name, SeriesCatalog.Find(name)!.Kind!.Value.ToString().ToLowerInvariant())));

        Assert.That(numbers.Count(number => number > 0), Is.GreaterThan(24));
    }

    private async Task<double?> ValueAsync(string series, string type)
    {
        var rule = new JsonObject { ["instance"] = "flags", ["series"] = series, ["condition"] = "above", ["bound"] = 0, ["type"] = type };
        return (await service.AskAsync("POST", "/api/alerts/preview", ServiceUnderTest.Json(rule))).Expect(200).Json["value"]?.GetValue<double>();
    }

    /// <summary>What the native report says, by the words of its own parameters.</summary>
    private async Task<double> ReportedAsync(string name, string kind)
    {
        var (report, field) = (name.Split('.')[0], name.Split('.')[1]);
        var parameters = report switch
        {
            "active-users" or "template-trends" or "network-activity" => "from=2026-03-03&to=2026-03-03",
            "flag-use" or "flag-creations" or "environment-changes" => "from=2026-02-23&to=2026-03-01",
            "project-health" => "from=2026-03-04&to=2026-03-04&project=shop",
            "flag-totals" or "flags" or "flag-stages" => "",
            _ => "from=2026-03-04&to=2026-03-04",
        };
        var rows = (await service.GetAsync($"/api/reports/{report}?instance={kind}&{parameters}")).Expect(200).Json["rows"]!.AsArray().Select(row => row!).ToList();
        return report switch
        {
            "user-statuses" => rows.Last(row => Has(row, "status", field))["users"]!.GetValue<double>(),
            "flag-totals" => rows.Single(row => Has(row, "name", field))["count"]!.GetValue<double>(),
            "flag-stages" => rows.Single(row => Has(row, "stage", field))["flags"]!.GetValue<double>(),
            "flags" => OfList([.. rows.Where(row => Has(row, "type", "release"))], field),
            _ => rows.Sum(row => row[field]!.GetValue<double>()),
        };
    }

    private static double OfList(IReadOnlyList<JsonNode> flags, string field)
    {
        var (stale, either) = (flags.Count(flag => Has(flag, "state", "stale")), flags.Count(flag => !Has(flag, "state", "active")));
        return field switch
        {
            "flags" => flags.Count,
            "stale" => stale,
            "stale_share" => 100.0 * stale / flags.Count,
            _ => 100.0 * either / flags.Count,
        };
    }

    private static bool Has(JsonNode row, string field, string value) => string.Equals($"{row[field]}", value, StringComparison.Ordinal);

    private static UserStatusChange Status(string user, string status) => new() { Id = Ids.Of($"status of {user}"), UserId = Ids.Of(user), NewStatus = status, ChangedAt = Noon.AddDays(-2) };

    /// <summary>Records of the instance that is named after its kind.</summary>
    private async Task FillAsync<TRecord>(string kind, params IEnumerable<TRecord> records)
    {
        await service.AskAsync("PUT", $"/api/instances/{kind}", ServiceUnderTest.Json(new JsonObject { ["kind"] = kind, ["name"] = kind }));
        (await service.AskAsync("POST", $"/api/ingest/{kind}/{RecordLines.CollectionOf<TRecord>()}", RecordLines.Content(records))).Expect(200);
    }
}
