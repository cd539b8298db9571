using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using NUnit.Framework;
using Reporting.Application.Health;
using Reporting.Testing;
using Reporting.Testing.Databases;
using Reporting.Testing.Service;
using static Reporting.Testing.Workspaces.Given;

namespace Reporting.IntegrationTests.Api;

/// <summary>A database that goes away and comes back.</summary>
internal sealed class OutageTests : ServiceFixture
{
    [Test]
    public async Task Is_told_in_each_dialect_and_passes_without_a_restart()
    {
        await Service.AddInstanceAsync();
        await SetReachableAsync(false);
        Answer[] during = [await Service.GetAsync("/health/ready", token: null), await Service.GetAsync("/health/live"), await Service.GetAsync("/api/v2/insights/daus"), await SendAsync()];

        await SetReachableAsync(true);
        Answer[] after = [await Service.GetAsync("/health/ready"), await SendAsync(), await Service.GetAsync("/api/v2/insights/daus")];

        Assert.That(during.Select(answer => answer.Status), Is.EqualTo([503, 200, 503, 503]));
        Assert.That(during[0].Body, Is.EqualTo("the database does not answer\n"));
        Assert.That(during[2].Response.Headers.RetryAfter?.ToString(), Is.EqualTo("5"));
        Assert.That(during[3].Body, Is.EqualTo("""{"type":"about:blank","title":"Service Unavailable","status":503,"detail":"The database can\u0027t be reached just now; try again."}"""));
        Assert.That(after.Select(answer => answer.Status), Is.EqualTo([200, 200, 200]));
        Assert.That(after[2].Json["entries"]!.AsArray()[^1]!["amount"]!.GetValue<int>(), Is.EqualTo(1));
    }

    [Test]
    public async Task Is_told_on_pages_which_try_again_by_themselves()
    {
        await Service.AddInstanceAsync();
        using var browser = await PageBrowser.SignInAsync(Service);
        await SetReachableAsync(false);
        var during = await browser.GetAsync("/workspaces");
        await SetReachableAsync(true);
        var after = await browser.GetAsync("/workspaces");

        Assert.That((during.Status, during.Response.Headers.RetryAfter?.ToString(), after.Status), Is.EqualTo((503, "5", 200)));
        Assert.That(during.Body, Does.Contain("The database is away").And.Contain("<meta http-equiv=\"refresh\" content=\"5\" />"));
    }

    [Test]
    public async Task Is_logged_once_by_each_worker_however_long_it_lasts()
    {
        await SetReachableAsync(false);
        await WaitUntilAsync(() => Failures("access_directory") >= 6);
        var during = Service.LogLines;
        var ready = await Service.GetAsync("/health/ready");
        await SetReachableAsync(true);
        await WaitUntilAsync(() => Failures("access_directory") == 0);

        Assert.That(during.Count(line => line.Contains("access_directory fails", StringComparison.Ordinal)), Is.EqualTo(1));
        Assert.That(during.Where(line => line.Contains("\"source\":\"Microsoft.EntityFrameworkCore", StringComparison.Ordinal)), Is.Empty);
        Assert.That(during.Sum(line => line.Length), Is.LessThan(100_000));
        Assert.That(Service.LogLines.Count(line => line.Contains("access_directory works again", StringComparison.Ordinal)), Is.EqualTo(1));
        Assert.That(ready.Status, Is.EqualTo(503));
    }

    private int Failures(string worker)
        => Service.Services.GetRequiredService<IWorkerMonitor>().ReadAll().Single(status => string.Equals(status.Name, worker, StringComparison.Ordinal)).Failures.Sum(failure => failure.Attempts);

    private static async Task WaitUntilAsync(Func<bool> isSo)
    {
        using var timeout = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        while (!isSo())
        {
            await Task.Delay(TimeSpan.FromMilliseconds(50), timeout.Token);
        }
    }

    [Test]
    public async Task Leaves_a_line_for_each_request_in_the_log_and_no_stack_trace()
    {
        await Service.AddInstanceAsync();
        await SetReachableAsync(false);
        var before = Service.LogLines.Count;
        for (var request = 0; request < 5; request++)
        {
            await Service.GetAsync("/api/v2/insights/daus");
            await Service.GetAsync("/api/instances/dev");
            await Service.GetAsync("/health/ready");
        }

        var lines = Service.LogLines.Skip(before).ToList();
        await SetReachableAsync(true);

        Assert.That(lines.Count(line => line.Contains("failed, trace", StringComparison.Ordinal)), Is.EqualTo(10));
        Assert.That(lines.Where(line => line.Contains("   at ", StringComparison.Ordinal)), Is.Empty);
    }

    private Task<Answer> SendAsync() => Service.AskAsync("POST", "/api/ingest/dev/agent-stats", RecordLines.Content(User("ada").Connected(Noon.AddHours(-1)).AgentStats));

    private async Task SetReachableAsync(bool reachable)
    {
        var database = new NpgsqlConnectionStringBuilder(Service.ConnectionString).Database;
        var cluster = await TestCluster.SharedAsync();
        await using var connection = new NpgsqlConnection(cluster.ServerConnectionString);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(
            $"ALTER DATABASE {database} ALLOW_CONNECTIONS {reachable}; SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '{database}' AND NOT {reachable}",
            connection);
        await command.ExecuteNonQueryAsync();
    }
}
