using Npgsql;
using NUnit.Framework;
using Reporting.Testing.Service;
using static Reporting.Testing.Workspaces.Given;

namespace Reporting.IntegrationTests.Dashboard;

/// <summary>A page asks for all of its reports at once, as many as one token may have computed at a time.</summary>
internal sealed class SideBySideTests : ServiceFixture
{
    private const int MaxAtOnce = 5;

    protected override (string Name, string Value)[] Settings => [("Reports:MaxAtOncePerToken", $"{MaxAtOnce}")];

    [TestCase("/workspaces")]
    [TestCase("/workspaces/templates")]
    public async Task Reports_wait_beside_each_other(string page)
    {
        await Service.AddInstanceAsync();
        await Service.IngestAsync("usage", [.. User("ada").On("go").Reported(Noon.AddHours(-27), 20).Usage]);
        using var browser = await PageBrowser.SignInAsync(Service);
        await using var holder = new NpgsqlConnection(Service.ConnectionString);
        await using var watcher = new NpgsqlConnection(Service.ConnectionString);
        await Task.WhenAll(holder.OpenAsync(), watcher.OpenAsync());
        await using var transaction = await holder.BeginTransactionAsync();
        await using (var hold = new NpgsqlCommand("LOCK TABLE workspaces.template_days, workspaces.deployment_days IN ACCESS EXCLUSIVE MODE", holder, transaction))
        {
            await hold.ExecuteNonQueryAsync();
        }

        var answer = browser.GetAsync(page);
        using var timeout = new CancellationTokenSource(TimeSpan.FromSeconds(20));
        while (await WaitingAsync(watcher) < MaxAtOnce)
        {
            await Task.Delay(TimeSpan.FromMilliseconds(20), timeout.Token);
        }

        await transaction.RollbackAsync(timeout.Token);

        Assert.That((await answer).Status, Is.EqualTo(200));
    }

    private static async Task<long> WaitingAsync(NpgsqlConnection connection)
    {
        await using var command = new NpgsqlCommand("SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'", connection);
        return (long)(await command.ExecuteScalarAsync())!;
    }
}
