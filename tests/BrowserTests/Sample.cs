using System.Text.Json.Nodes;
using Reporting.Domain.Ingestion;
using Reporting.Domain.Network.Records;
using Reporting.Domain.Workspaces.Records;
using Reporting.Testing;
using Reporting.Testing.Network;
using Reporting.Testing.Service;
using Reporting.Testing.Workspaces;
using Flags = Reporting.Testing.Flags.Given;
using Workspaces = Reporting.Testing.Workspaces.Given;

namespace Reporting.BrowserTests;

/// <summary>A service with an instance of each kind and some weeks of records up to noon of today, since browsers forget cookies by their own clock.</summary>
internal static class Sample
{
    private const int Days = 40;

    private static readonly IReadOnlyList<string> People = ["ada", "bob", "eve", "kim"];

    /// <summary>Of today.</summary>
    public static readonly DateTimeOffset Noon = new(DateOnly.FromDateTime(TimeProvider.System.GetUtcNow().UtcDateTime), new TimeOnly(12, 0), TimeSpan.Zero);

    public static async Task<ServiceUnderTest> StartAsync()
    {
        var service = await ServiceUnderTest.StartAsync(Noon);
        await FillWorkspacesAsync(service);
        await FillFlagsAsync(service);
        await FillNetworkAsync(service);
        return service;
    }

    private static async Task FillWorkspacesAsync(ServiceUnderTest service)
    {
        await AddAsync(service, "dev", "workspaces", baseUrl: null);
        await IngestAsync(service, "dev", "users", People.Append("idle").Select(name => Workspaces.Known(name) with { Status = "active" }));
        await IngestAsync(service, "dev", "templates", [Workspaces.Template("go"), Workspaces.Template("python"), Workspaces.Template("unused")]);
        await IngestAsync(service, "dev", "template-versions", [new TemplateVersion { Id = Ids.Of("go 1"), TemplateId = Ids.Of("go"), Parameters = [new TemplateParameter { Name = "cpu", Type = "number" }] }]);
        await IngestAsync(service, "dev", "builds", Enumerable.Range(1, 5).Select(number => new Build
        {
            Id = Ids.Of($"build {number}"),
            WorkspaceId = Ids.Of($"workspace {number % 3}"),
            TemplateVersionId = Ids.Of("go 1"),
            BuildNumber = number,
            CreatedAt = Noon.AddDays(-number),
            Parameters = new Dictionary<string, string>(StringComparer.Ordinal) { ["cpu"] = number % 2 == 0 ? "4" : "8" },
        }));
        var activities = People.Select((name, index) => DaysOf(name, index)).ToList();
        await IngestAsync(service, "dev", "usage", activities.SelectMany(activity => activity.Usage));
    }

    private static Activity DaysOf(string name, int index)
    {
        var activity = Workspaces.User(name);
        for (var day = index; day < Days; day += 1 + (index % 2))
        {
            var morning = Noon.AddDays(-day).AddHours(-4);
            activity.On(index == 3 ? "python" : "go");
            for (var half = 0; half < 6 + index; half++)
            {
                activity.Reported(morning.AddMinutes(30 * half), 30, ssh: 10, vscode: 20, latency: 20 + (40 * index));
            }
        }

        return activity;
    }

    private static async Task FillFlagsAsync(ServiceUnderTest service)
    {
        var hour = Noon.AddHours(-3);
        await AddAsync(service, "flags", "flags", "https://flags.example");
        await IngestAsync(service, "flags", "projects", [Flags.Project("shop"), Flags.Project("office")]);
        await IngestAsync(service, "flags", "environments", [Flags.Environment("production", "production"), Flags.Environment("test", "test")]);
        await IngestAsync(service, "flags", "users", Enumerable.Range(1, 5).Select(id => Flags.User(id)));
        await IngestAsync(service, "flags", "flags", Enumerable.Range(1, 12).Select(number => Flags.Flag($"flag-{number}", number % 3 == 0 ? "office" : "shop") with
        {
            CreatedAt = Noon.AddDays(-20 * number),
            Stale = number > 9,
            PotentiallyStale = number is 7 or 8,
        }));
        await IngestAsync(service, "flags", "flag-metrics", Enumerable.Range(0, Days).SelectMany(day => Enumerable.Range(1, 5).Select(
            number => Flags.Metric($"flag-{number}", hour.AddDays(-day), number % 2 == 0 ? "web" : "phone", number == 5 ? "test" : "production", yes: 10 + day, no: number))));
        await IngestAsync(service, "flags", "events", Enumerable.Range(1, 70).Select(id => Flags.Event(id, id % 2 == 0 ? "feature-updated" : "feature-created", Noon.AddHours(-900 + (12 * id)), "production", "shop") with
        {
            FeatureName = $"flag-{1 + (id % 12)}",
            PreData = id % 2 == 0 ? new RawJson($$"""{"weight":{{id}},"kept":true}""") : null,
            Data = new RawJson($$"""{"weight":{{id + 1}},"kept":true}"""),
        }));
    }

    private static async Task FillNetworkAsync(ServiceUnderTest service)
    {
        await AddAsync(service, "campus", "network", baseUrl: null);
        await IngestAsync(service, "campus", "devices", Enumerable.Range(1, 12).Select(id => new Device { Id = id, Name = $"switch-{id}" }));
        await IngestAsync(service, "campus", "log-entries", Enumerable.Range(0, Days).SelectMany(day => new[]
        {
            Logged.Login(Noon.AddDays(-day).AddHours(-3), user: 1 + (day % 3)),
            Logged.View(Noon.AddDays(-day).AddHours(-2), device: 1 + (day % 7), user: 1 + (day % 3)),
            Logged.Change(Noon.AddDays(-day).AddHours(-2), device: 1 + (day % 7), user: 1 + (day % 3)),
            Logged.Command(Noon.AddDays(-day).AddHours(-1), device: 1 + (day % 5), user: 1 + (day % 3)),
            Logged.ApiCall(Noon.AddDays(-day).AddHours(-1), user: 4),
        }));
    }

    private static async Task AddAsync(ServiceUnderTest service, string key, string kind, string? baseUrl)
        => (await service.AskAsync("PUT", $"/api/instances/{key}", ServiceUnderTest.Json(new JsonObject { ["kind"] = kind, ["name"] = key, ["base_url"] = baseUrl }))).Expect(201);

    private static async Task IngestAsync<TRecord>(ServiceUnderTest service, string instance, string collection, IEnumerable<TRecord> records)
        => (await service.AskAsync("POST", $"/api/ingest/{instance}/{collection}", RecordLines.Content(records))).Expect(200);
}
