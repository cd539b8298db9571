using System.Globalization;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;
using NUnit.Framework;
using Reporting.Testing.Service;

namespace Reporting.IntegrationTests.Citus;

/// <param name="Instance">Its key.</param>
internal sealed record Question(string Instance, string Address, string? Accept = null);

/// <summary>A service with the demo in it.</summary>
internal sealed class DemoService(ServiceProcess service, HttpClient client) : IAsyncDisposable
{
    public static readonly string[] Instances = ["demo-workspaces", "demo-network", "demo-flags"];

    private static readonly string[] Reports = ["user-activity?", "user-latency?", "templates?", "templates?interval=day&", "templates?interval=week&"];

    private static readonly TimeSpan Timeout = TimeSpan.FromMinutes(40);

    /// <summary>Waits until the demo is in.</summary>
    public static async Task<DemoService> FillAsync(ServiceProcess service)
    {
        var demo = new DemoService(service, new HttpClient { BaseAddress = service.Address, Timeout = TimeSpan.FromMinutes(5) });
        var started = TimeProvider.System.GetTimestamp();
        while (!await demo.IsFilledAsync())
        {
            Assert.That(service.Lines, Has.None.Contain("The demo could not be filled"));
            Assert.That(TimeProvider.System.GetElapsedTime(started), Is.LessThan(Timeout), string.Join('\n', service.Lines.TakeLast(5)));
            await Task.Delay(TimeSpan.FromSeconds(1));
        }

        return demo;
    }

    /// <returns>Status, type and body.</returns>
    public async Task<string> AskAsync(Question question)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(question.Address, UriKind.Relative));
        request.Headers.Authorization = new AuthenticationHeaderValue(question.Address.StartsWith("/api/stats", StringComparison.Ordinal) ? "Token" : "Bearer", ServiceUnderTest.AdminToken);
        request.Headers.Add("X-Reporting-Instance", question.Instance);
        if (question.Accept is { } accept)
        {
            request.Headers.Accept.ParseAdd(accept);
        }

        using var answer = await client.SendAsync(request);
        return $"{(int)answer.StatusCode} {answer.Content.Headers.ContentType} {await answer.Content.ReadAsStringAsync()}";
    }

    /// <returns>Status and body.</returns>
    public async Task<string> SendAsync(HttpMethod method, string path, string? json = null)
    {
        using var request = new HttpRequestMessage(method, new Uri(path, UriKind.Relative)) { Content = json is null ? null : new StringContent(json, Encoding.UTF8, "application/json") };
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", ServiceUnderTest.AdminToken);
        using var answer = await client.SendAsync(request);
        return $"{(int)answer.StatusCode} {await answer.Content.ReadAsStringAsync()}";
    }

    /// <returns>Where one user of each of two instances is erased.</returns>
    public async Task<IReadOnlyList<string>> UsersAsync()
    {
        var user = (await ReadAsync(Instances[0], "/api/reports/user-activity"))["rows"]![3]!["user_id"];
        var creator = (await ReadAsync(Instances[2], "/api/admin/event-creators")).AsArray().First(each => (long)each!["id"]! > 0)!["id"];
        return [$"/api/instances/{Instances[0]}/users/{user}", $"/api/instances/{Instances[2]}/users/{creator}"];
    }

    public async Task<IReadOnlyList<Question>> QuestionsAsync(DateTimeOffset now)
    {
        var templates = await ReadAsync(Instances[0], $"/api/v2/insights/templates?{Window(now, 0, 28)}");
        var ids = templates["report"]!["template_ids"]!.AsArray().Select(id => id!.GetValue<string>()).ToList();
        return [.. Workspaces(now, ids), .. Flags(now), new Question(Instances[1], "/api/stats/"), .. await ReportsAsync(now)];
    }

    public async ValueTask DisposeAsync()
    {
        client.Dispose();
        await service.DisposeAsync();
    }

    private async Task<bool> IsFilledAsync()
    {
        var answer = await AskAsync(new Question(Instances[0], "/api/instances"));
        return Instances.All(key => answer.Contains($"\"{key}\"", StringComparison.Ordinal)) && !answer.Contains("being filled", StringComparison.Ordinal);
    }

    private static IEnumerable<Question> Workspaces(DateTimeOffset now, List<string> ids)
    {
        var chosen = new[] { "", $"&template_ids={ids[0]}", $"&template_ids={string.Join(',', ids.Take(3))}", $"&template_ids={string.Join(',', ids)}" };
        var windows = new[] { Window(now, 0, 7), Window(now, 3, 28), Window(now, 0, 63), Window(now, 1, 84, "%2B05:30"), Window(now, 2, 42, "-05:00") };
        var reports = from window in windows
                      from templates in chosen
                      from report in Reports
                      select $"/api/v2/insights/{report}{window}{templates}";
        string[] daily = ["insights/daus", "insights/user-status-counts", $"templates/{ids[0]}/daus"];
        var ofToday = from offset in Enumerable.Range(-11, 24)
                      from path in daily
                      select $"/api/v2/{path}?tz_offset={offset}";
        return reports.Concat(ofToday).Select(address => new Question(Instances[0], address));
    }

    private static IEnumerable<Question> Flags(DateTimeOffset now)
    {
        string[] addresses =
        [
            "/api/admin/instance-admin/statistics", "/api/admin/instance-admin/statistics/csv", "/api/admin/events", "/api/admin/events?project=default",
            "/api/admin/search/events?limit=500", "/api/admin/search/events?limit=100&offset=900", "/api/admin/event-creators", "/api/admin/insights",
            $"/api/admin/insights?from={now.AddDays(-300):yyyy-MM-dd}&to={now:yyyy-MM-dd}", $"/api/admin/insights?from={now.AddDays(-90):yyyy-MM-dd}&to={now.AddDays(-20):yyyy-MM-dd}",
        ];
        return addresses.Select(address => new Question(Instances[2], address));
    }

    /// <summary>All reports of the service's own, as they are without parameters and over a quarter.</summary>
    private async Task<IEnumerable<Question>> ReportsAsync(DateTimeOffset now)
    {
        var users = await ReadAsync(Instances[0], "/api/reports/user-activity");
        var required = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["user-days"] = $"user={users["rows"]![0]!["user_id"]}",
            ["unused-devices"] = string.Create(CultureInfo.InvariantCulture, $"since={now.AddDays(-31):yyyy-MM-dd}"),
        };
        var quarter = string.Create(CultureInfo.InvariantCulture, $"from={now.AddDays(-90):yyyy-MM-dd}&to={now.AddDays(-1):yyyy-MM-dd}");
        return from report in (await ReadAsync(Instances[0], "/api/reports")).AsArray()
               let name = $"{report!["name"]}"
               let parameters = report["parameters"]!.AsArray().Select(parameter => $"{parameter!["name"]}").ToList()
               let zone = parameters.Contains("timezone") ? "&timezone=Asia/Kolkata" : ""
               from query in parameters.Contains("from") ? new[] { "", quarter + zone } : [""]
               select new Question($"demo-{report["kind"]}", $"/api/reports/{name}?{string.Join('&', new[] { required.GetValueOrDefault(name), query }.Where(each => each is { Length: > 0 }))}");
    }

    private async Task<JsonNode> ReadAsync(string instance, string address)
        => JsonNode.Parse((await AskAsync(new Question(instance, address)))["200 application/json; charset=utf-8 ".Length..])!;

    private static string Window(DateTimeOffset now, int daysAgo, int days, string offset = "Z")
        => string.Create(CultureInfo.InvariantCulture, $"start_time={now.AddDays(-daysAgo - days):yyyy-MM-dd}T00:00:00{offset}&end_time={now.AddDays(-daysAgo):yyyy-MM-dd}T00:00:00{offset}");
}
