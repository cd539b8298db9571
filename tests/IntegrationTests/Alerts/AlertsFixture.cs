using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using NUnit.Framework;
using Reporting.Infrastructure.Alerts;
using Reporting.Testing.Service;
using Reporting.Testing.Workspaces;

namespace Reporting.IntegrationTests.Alerts;

/// <summary>A service with rules that a test evaluates when it wants to. Each test has an instance of its own, in Berlin.</summary>
internal abstract class AlertsFixture
{
    private static int instances;

    protected ServiceUnderTest Service { get; private set; } = null!;

    /// <summary>The key of the test's own instance.</summary>
    protected string Instance { get; private set; } = "";

    /// <summary>Without its worker, so that a test alone says when rules are evaluated.</summary>
    [OneTimeSetUp]
    public async Task StartServiceAsync()
    {
        Service = await ServiceUnderTest.StartAsync(Given.Noon, ("Alerts:PauseSeconds", "0"), ("Alerts:MaxRules", "3"), ("Telemetry:MetricsPage", "true"));
        await Service.Services.GetServices<IHostedService>().OfType<AlertWorker>().Single().StopAsync(CancellationToken.None);
    }

    [OneTimeTearDown]
    public async Task StopServiceAsync() => await Service.DisposeAsync();

    [SetUp]
    public async Task AddInstanceAsync()
    {
        Service.Clock.Now = Given.Noon;
        Instance = $"dev-{Interlocked.Increment(ref instances)}";
        await PutInstanceAsync(Instance, "workspaces");
    }

    [TearDown]
    public async Task RemoveInstanceAsync() => await Service.AskAsync("DELETE", $"/api/instances/{Instance}");

    protected async Task PutInstanceAsync(string key, string kind)
        => (await Service.AskAsync("PUT", $"/api/instances/{key}", ServiceUnderTest.Json(new JsonObject { ["kind"] = kind, ["name"] = key, ["time_zone"] = "Europe/Berlin" }))).Expect(201);

    protected async Task IngestAsync<TRecord>(string collection, params IEnumerable<TRecord> records)
        => (await Service.AskAsync("POST", $"/api/ingest/{Instance}/{collection}", Testing.RecordLines.Content(records))).Expect(200);

    /// <summary>A rule on the users of a day; what the test says comes on top.</summary>
    protected JsonObject Users(string condition, double bound, params (string Field, JsonNode? Value)[] more)
    {
        var rule = new JsonObject { ["instance"] = Instance, ["series"] = "active-users.users", ["condition"] = condition, ["bound"] = bound };
        foreach (var (field, value) in more)
        {
            rule[field] = value;
        }

        return rule;
    }

    protected Task<Answer> PutAsync(string name, JsonObject rule, string token = ServiceUnderTest.AdminToken) => Service.AskAsync("PUT", $"/api/alerts/{name}", ServiceUnderTest.Json(rule), token);

    /// <summary>What the worker does every five seconds.</summary>
    /// <returns>What could not be evaluated.</returns>
    protected async Task<IReadOnlyList<string>> EvaluateAsync()
    {
        var failed = new List<string>();
        await Service.Services.GetRequiredService<AlertRounds>().RunAsync(
            async (subject, attempt) =>
            {
                try
                {
                    await attempt(CancellationToken.None);
                }
                catch (Exception)
                {
                    failed.Add(subject);
                }
            },
            CancellationToken.None);
        return failed;
    }

    /// <summary>Whether it is this server that evaluates.</summary>
    protected Task<bool> EvaluatesAsync() => Service.Services.GetRequiredService<AlertRounds>().RunAsync((_, attempt) => attempt(CancellationToken.None), CancellationToken.None);

    protected async Task<JsonNode> GetAsync(string name) => (await Service.GetAsync($"/api/alerts/{name}")).Expect(200).Json;

    /// <summary>The state of a rule once it has been evaluated, and its number.</summary>
    protected async Task<string> StateAsync(string name)
    {
        await EvaluateAsync();
        var rule = await GetAsync(name);
        return $"{rule["state"]} {rule["value"]?.ToString() ?? "-"}";
    }

    /// <summary>The changes of a rule's state, oldest first.</summary>
    protected async Task<IReadOnlyList<string>> HistoryAsync(string name)
        => [.. (await Service.GetAsync($"/api/alerts/{name}/history")).Expect(200).Json.AsArray().Reverse().Select(change => $"{change!["from"]} {change["to"]} {change["value"]?.ToString() ?? "-"}")];

    /// <summary>A receiver of that name, of whom nothing else counts here.</summary>
    protected Task AddReceiverAsync(string name)
        => Service.ExecuteAsync($$"""INSERT INTO notifications.receivers (name, kind, settings, created_at, changed_at) VALUES ('{{name}}', 'email', '{"to":["ops@example.com"]}', '2026-03-01', '2026-03-01') ON CONFLICT DO NOTHING""");
}
