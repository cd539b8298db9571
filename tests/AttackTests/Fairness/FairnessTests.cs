using System.Globalization;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;
using NUnit.Framework;
using Reporting.AttackTests.Streams;
using Reporting.Testing;
using Reporting.Testing.Databases;
using Reporting.Testing.Flags;
using Reporting.Testing.Service;
using static Reporting.Testing.Workspaces.Given;

namespace Reporting.AttackTests.Fairness;

/// <summary>The ordinary load of one token, in peace and while another token attacks.</summary>
internal sealed class FairnessTests
{
    private const string AdminToken = "0123456789-0123456789abcdefghijkl";

    /// <summary>What an attack may do to others' times at most, and what is too short to be measured on a busy machine.</summary>
    private const double MaxTimes = 3;
    private const double MinMilliseconds = 50;

    private TestDatabase database = null!;
    private ServiceProcess service = null!;
    private HttpClient client = null!;
    private OrdinaryLoad load = null!;
    private LoadFigures calm = null!;

    private static IEnumerable<Attack> Attacks
        => typeof(Attack).Assembly.GetTypes()
            .Where(type => type.IsSubclassOf(typeof(Attack)))
            .OrderBy(type => type.Name, StringComparer.Ordinal)
            .Select(type => (Attack)Activator.CreateInstance(type)!);

    private static TimeSpan Time => Extent.Of(TimeSpan.FromSeconds(3), TimeSpan.FromSeconds(30));

    [OneTimeSetUp]
    public async Task StartAsync()
    {
        var cluster = await TestCluster.SharedAsync();
        database = await cluster.CreateDatabaseAsync(ReportingTemplate.Migrated);
        service = await ServiceProcess.StartAsync(
        [
            ("ConnectionStrings__Reporting", database.ConnectionString),
            ("Reporting__DataDirectory", ScratchDirectory.Next("service")),
            ("Reporting__AdminToken", AdminToken),
            ("Requests__PerMinute", "0"),
        ]);
        client = new HttpClient { BaseAddress = service.Address, Timeout = TimeSpan.FromMinutes(2) };
        await AddInstanceAsync("victim", "workspaces");
        foreach (var instance in Attacks.Select(attack => attack.Instance).Distinct(StringComparer.Ordinal))
        {
            await AddInstanceAsync(instance, instance.EndsWith("-flags", StringComparison.Ordinal) ? "flags" : "workspaces");
        }

        await AskAsync(HttpMethod.Post, "/api/ingest/attacker/usage", UsageOfMonths(), "application/x-ndjson");
        await AskAsync(HttpMethod.Post, "/api/ingest/attacker-flags/events", SampleEvent.Lines(LongList.Events), "application/x-ndjson");
        load = new OrdinaryLoad(client, AdminToken, await AddTokenAsync("auditor", "victim"), await AddTokenAsync("ingest", "victim"));
        await load.RunAsync(TimeSpan.FromSeconds(1));
        calm = await load.RunAsync(Time);
        Assert.That(calm.Failures, Is.Empty, "in peace");
    }

    [OneTimeTearDown]
    public async Task StopAsync()
    {
        client.Dispose();
        await service.DisposeAsync();
        await database.DisposeAsync();
    }

    [TestCaseSource(nameof(Attacks))]
    public async Task Others_are_served_during(Attack attack)
    {
        var token = await AddTokenAsync(attack.Role, attack.Instance);
        using var over = new CancellationTokenSource();
        var running = RepeatAsync(attack, client.BaseAddress!, token, over.Token);

        await Task.Delay(TimeSpan.FromSeconds(1));
        var attacked = await load.RunAsync(Time);
        var ready = await service.AskAsync("/health/ready", token: null);
        await UntilAnsweredAsync(attack);
        await over.CancelAsync();
        await running;

        Extent.Tell(string.Create(
            CultureInfo.InvariantCulture,
            $"fairness, {attack}: p50 {attacked.Median:0.0} ms (in peace {calm.Median:0.0}), p99 {attacked.Percentile99:0.0} ms (in peace {calm.Percentile99:0.0}), {attacked.Milliseconds.Count} requests, beside {attack.Successes} that the attack had answered"));
        Assert.That(attacked.Failures, Is.Empty);
        Assert.That(ready, Is.EqualTo(200));
        Assert.That(attack.Successes, attack.ReadsAnswers ? Is.Positive : Is.Zero);
        if (Extent.IsLong)
        {
            Assert.That(attacked.Median, Is.LessThan(Math.Max(MaxTimes * calm.Median, MinMilliseconds)), "median");
            Assert.That(attacked.Percentile99, Is.LessThan(Math.Max(MaxTimes * calm.Percentile99, MaxTimes * MinMilliseconds)), $"99th percentile; slowest: {string.Join(", ", attacked.Slowest)}");
        }
    }

    /// <summary>What an attack asks for may take longer than the ordinary load is measured, on a slow machine.</summary>
    private static async Task UntilAnsweredAsync(Attack attack)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromMinutes(1));
        while (attack.ReadsAnswers && attack.Successes == 0 && !patience.IsCancellationRequested)
        {
            await Task.Delay(TimeSpan.FromMilliseconds(50), CancellationToken.None);
        }
    }

    /// <summary>A connection that breaks is no end of the attack.</summary>
    private static async Task RepeatAsync(Attack attack, Uri address, string token, CancellationToken cancellationToken)
    {
        while (!cancellationToken.IsCancellationRequested)
        {
            try
            {
                await attack.RunAsync(address, token, cancellationToken);
            }
            catch (Exception exception) when (exception is OperationCanceledException or HttpRequestException or IOException or System.Net.Sockets.SocketException)
            {
                await Task.Delay(TimeSpan.FromMilliseconds(20), CancellationToken.None);
            }
        }
    }

    /// <summary>So that reports have something to compute.</summary>
    private static string UsageOfMonths() => RecordLines.Of(
        from user in Enumerable.Range(0, 30)
        from usage in Enumerable.Range(1, 150).Aggregate(User($"user {user}"), (person, day) => person.On($"template {day % 3}").Reported(OrdinaryLoad.Today.AddDays(-day), minutes: 20, ssh: 5)).Usage
        select usage);

    private Task<string> AddInstanceAsync(string key, string kind)
        => AskAsync(HttpMethod.Put, $"/api/instances/{key}", new JsonObject { ["kind"] = kind, ["name"] = key }.ToJsonString(), "application/json");

    private async Task<string> AddTokenAsync(string role, string instance)
    {
        var made = await AskAsync(HttpMethod.Post, "/api/tokens", new JsonObject { ["name"] = role, ["role"] = role, ["instance"] = instance }.ToJsonString(), "application/json");
        return JsonNode.Parse(made)!["token"]!.GetValue<string>();
    }

    private async Task<string> AskAsync(HttpMethod method, string path, string body, string type)
    {
        using var request = new HttpRequestMessage(method, new Uri(path, UriKind.Relative)) { Content = new StringContent(body, Encoding.UTF8, type) };
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", AdminToken);
        using var answer = await client.SendAsync(request);
        var text = await answer.Content.ReadAsStringAsync();
        return answer.IsSuccessStatusCode ? text : throw new InvalidOperationException($"{method} {path} gave {answer.StatusCode}: {text}");
    }
}
