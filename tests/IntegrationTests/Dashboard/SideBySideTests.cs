using Npgsql;
using NUnit.Framework;
using Reporting.Testing.Service;
using static Reporting.Testing.Workspaces.Given;

namespace Reporting.IntegrationTests.Dashboard;

/// <summary>A page asks for all of its reports at once, as many as one token may have computed at a time.</summary>
internal sealed class SideBySideTests : ServiceFixture
{
    private const int MaxAtOnce = 5;

    protected override (string Name, string Value)[] Settings =>
    [
        ("Reports:MaxAtOncePerToken", $"{MaxAtOnce}"), ("Reports:MaxAtOncePerTokenBesideOthers", $"{MaxAtOnce}"), ("Reports:MaxAtOnce", $"{2 * MaxAtOnce}"),
    ];

    [TestCase("/workspaces")]
    [TestCase("/workspaces/templates")]
    public Task Reports_wait_beside_each_other(string page) => HoldAsync((page, ServiceUnderTest.AdminToken));

    [Test]
    public async Task Pages_of_another_token_have_slots_of_their_own()
        => await HoldAsync(("/workspaces", ServiceUnderTest.AdminToken), ("/workspaces?range=7d", (await Service.AddTokenAsync("auditor")).Text));

    /// <summary>Opens pages, each with its token, while nothing can be read, until as many reports wait for that as one token may have, and one more for each other.</summary>
    private async Task HoldAsync(params IReadOnlyList<(string Path, string Token)> pages)
    {
        await Service.AddInstanceAsync();
        await Service.IngestAsync("usage", [.. User("ada").On("go").Reported(Noon.AddHours(-27), 20).Usage]);
        var browsers = await Task.WhenAll(pages.Select(page => PageBrowser.SignInAsync(Service, page.Token)));
        try
        {
            await OpenAsync([.. browsers.Zip(pages, (browser, page) => (browser, page.Path))]);
        }
        finally
        {
            Array.ForEach(browsers, browser => browser.Dispose());
        }
    }

    private async Task OpenAsync(IReadOnlyList<(PageBrowser Browser, string Path)> pages)
    {
        await using var holder = new NpgsqlConnection(Service.ConnectionString);
        await using var watcher = new NpgsqlConnection(Service.ConnectionString);
        await Task.WhenAll(holder.OpenAsync(), watcher.OpenAsync());
        await using var transaction = await holder.BeginTransactionAsync();
        await using (var hold = new NpgsqlCommand("LOCK TABLE workspaces.template_days, workspaces.deployment_days IN ACCESS EXCLUSIVE MODE", holder, transaction))
        {
            await hold.ExecuteNonQueryAsync();
        }

        var answers = pages.Select(page => page.Browser.GetAsync(page.Path)).ToList();
        using var timeout = new CancellationTokenSource(TimeSpan.FromSeconds(20));
        while (await WaitingAsync(watcher) < MaxAtOnce + pages.Count - 1)
        {
            await Task.Delay(TimeSpan.FromMilliseconds(20), timeout.Token);
        }

        await transaction.RollbackAsync(timeout.Token);

        Assert.That((await Task.WhenAll(answers)).Select(answer => answer.Status), Is.All.EqualTo(200));
    }

    private static async Task<long> WaitingAsync(NpgsqlConnection connection)
    {
        await using var command = new NpgsqlCommand("SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'", connection);
        return (long)(await command.ExecuteScalarAsync())!;
    }
}
