using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;
using Reporting.Testing;
using static Reporting.Testing.Workspaces.Given;

namespace Reporting.AttackTests.Fairness;

/// <summary>What an honest token does: ten reports and a body of records a second, while an administrator revokes a token a second.</summary>
internal sealed class OrdinaryLoad(HttpClient client, string adminToken, string reader, string producer)
{
    /// <summary>The day that records and reports are about.</summary>
    public static readonly DateTimeOffset Today = new(DateTime.SpecifyKind(TimeProvider.System.GetUtcNow().Date, DateTimeKind.Utc));

    private readonly ConcurrentQueue<(string Kind, double Milliseconds, string? Failure)> done = new();

    /// <summary>Goes on for some time.</summary>
    /// <returns>How long each request took, by kind, and what failed.</returns>
    public async Task<LoadFigures> RunAsync(TimeSpan time)
    {
        done.Clear();
        using var over = new CancellationTokenSource(time);
        await Task.WhenAll(
            EveryAsync(TimeSpan.FromMilliseconds(100), AskAsync, over.Token),
            EveryAsync(TimeSpan.FromSeconds(1), SendAsync, over.Token),
            EveryAsync(TimeSpan.FromSeconds(1), RevokeAsync, over.Token));
        return new LoadFigures(
            done.Select(each => each.Milliseconds).Order().ToList(),
            done.OrderByDescending(each => each.Milliseconds).Take(5).Select(each => string.Create(CultureInfo.InvariantCulture, $"{each.Kind} {each.Milliseconds:0} ms")).ToList(),
            done.Where(each => each.Failure is not null).Select(each => $"{each.Kind}: {each.Failure}").ToList());
    }

    /// <summary>Each begins on time, whether or not those before have ended.</summary>
    private static async Task EveryAsync(TimeSpan pause, Func<int, Task> act, CancellationToken cancellationToken)
    {
        var acts = new List<Task>();
        using var timer = new PeriodicTimer(pause);
        while (!cancellationToken.IsCancellationRequested)
        {
            acts.Add(act(acts.Count));
            await timer.WaitForNextTickAsync(CancellationToken.None);
        }

        await Task.WhenAll(acts);
    }

    private Task AskAsync(int number)
        => MeasureAsync("report", HttpMethod.Get, number % 2 == 0 ? "/api/v2/insights/daus" : $"/api/v2/insights/user-activity?start_time={Time(-7)}&end_time={Time(0)}", reader);

    private Task SendAsync(int number)
        => MeasureAsync("records", HttpMethod.Post, "/api/ingest/victim/agent-stats", producer, RecordLines.Content(User("ada").Connected(Today.AddMinutes(-number)).AgentStats));

    private async Task RevokeAsync(int number)
    {
        var wanted = new JsonObject { ["name"] = $"short-lived {number}", ["role"] = "member" };
        using var body = new StringContent(wanted.ToJsonString(), Encoding.UTF8, "application/json");
        if (await MeasureAsync("token", HttpMethod.Post, "/api/tokens", adminToken, body) is { } made)
        {
            await MeasureAsync("revocation", HttpMethod.Delete, $"/api/tokens/{JsonNode.Parse(made)!["id"]}", adminToken);
        }
    }

    private static string Time(int days) => Today.AddDays(days).ToString("yyyy-MM-dd'T00:00:00Z'", CultureInfo.InvariantCulture);

    private async Task<string?> MeasureAsync(string kind, HttpMethod method, string path, string token, HttpContent? content = null)
    {
        var clock = Stopwatch.StartNew();
        using var request = new HttpRequestMessage(method, new Uri(path, UriKind.Relative)) { Content = content };
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        try
        {
            using var answer = await client.SendAsync(request);
            var text = await answer.Content.ReadAsStringAsync();
            done.Enqueue((kind, clock.Elapsed.TotalMilliseconds, answer.IsSuccessStatusCode ? null : $"{(int)answer.StatusCode} {text}"));
            return answer.IsSuccessStatusCode ? text : null;
        }
        catch (HttpRequestException exception)
        {
            done.Enqueue((kind, clock.Elapsed.TotalMilliseconds, exception.Message));
            return null;
        }
    }
}

/// <param name="Milliseconds">In order.</param>
/// <param name="Slowest">The five that took longest: what each was, and how long.</param>
internal sealed record LoadFigures(IReadOnlyList<double> Milliseconds, IReadOnlyList<string> Slowest, IReadOnlyList<string> Failures)
{
    public double Median => Percentile(0.5);

    public double Percentile99 => Percentile(0.99);

    private double Percentile(double share) => Milliseconds[(int)(share * (Milliseconds.Count - 1))];
}
