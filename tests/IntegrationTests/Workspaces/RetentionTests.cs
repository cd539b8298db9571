using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Npgsql;
using NUnit.Framework;
using Reporting.Infrastructure.Workers;
using Reporting.Infrastructure.Workspaces.Retention;
using Reporting.Testing.Workspaces;
using static Reporting.Testing.Workspaces.Given;

namespace Reporting.IntegrationTests.Workspaces;

/// <summary>Which months of raw records go, and when none does.</summary>
internal sealed class RetentionTests : StoreFixture
{
    private const string RawMonths = "SELECT count(*) FROM pg_inherits WHERE inhparent = 'workspaces.agent_stats'::regclass";
    private static readonly DateTimeOffset January = new(2025, 1, 20, 9, 0, 0, TimeSpan.Zero);

    [Test]
    public async Task Months_are_found_whatever_the_plan_and_whatever_else_is_in_the_database()
    {
        await Deployment.HappenedAsync(User("ada").Connected(January).Connected(Noon));
        await using var source = NpgsqlDataSource.Create(new NpgsqlConnectionStringBuilder(Store.Source.ConnectionString)
        {
            Options = "-c enable_nestloop=off -c enable_mergejoin=off -c enable_indexscan=off -c enable_bitmapscan=off",
        });

        var expired = await new RawRetention(source).FindExpiredAsync(Noon, settled: Noon.AddDays(1), CancellationToken.None);

        Assert.That(expired.Select(partition => partition.Name), Is.EqualTo(["workspaces.agent_stats_2025_01"]));
    }

    [Test]
    public async Task Nothing_goes_while_the_clock_is_far_later_than_the_newest_record()
    {
        await Deployment.HappenedAsync(User("ada").Connected(January).Connected(Noon));
        var before = await Store.ReadAsync(RawMonths);

        var failure = (await RunAsync(Noon.AddDays(31))).Failures.Single();
        Assert.That(failure.Cause, Does.StartWith("The clock says 2026-04-04T12:00:00.0000000+00:00, but no raw record is newer than 2026-03-05"));
        Assert.That(await Store.ReadAsync(RawMonths), Is.EqualTo(before));

        Assert.That((await RunAsync(Noon.AddDays(29))).Failures, Is.Empty);
        Assert.That(await Store.ReadAsync(RawMonths), Is.Not.EqualTo(before));
    }

    [Test]
    public async Task A_month_stays_while_old_records_of_it_come_in()
    {
        await Deployment.HappenedAsync(User("ada").Connected(January).Connected(Noon));
        var before = await Store.ReadAsync(RawMonths);

        Assert.That((await RunAsync(Noon.AddHours(23))).Failures, Is.Empty);
        Assert.That(await Store.ReadAsync(RawMonths), Is.EqualTo(before), "less than a day after the load");

        Assert.That((await RunAsync(Noon.AddHours(25))).Failures, Is.Empty);
        Assert.That(await Store.ReadAsync(RawMonths), Is.Not.EqualTo(before));
    }

    private async Task<Application.Health.WorkerStatus> RunAsync(DateTimeOffset now)
    {
        var monitor = new WorkerMonitor(new Testing.TestClock(now), NullLoggerFactory.Instance);
        using var worker = new RetentionWorker(new RawRetention(Store.Source), Options.Create(new RetentionOptions()), monitor);
        await worker.StartAsync(CancellationToken.None);
        using var timeout = new CancellationTokenSource(TimeSpan.FromSeconds(20));
        while (monitor.ReadAll().Single() is { LastSuccessAt: null, IsFailing: false })
        {
            await Task.Delay(TimeSpan.FromMilliseconds(20), timeout.Token);
        }

        await worker.StopAsync(CancellationToken.None);
        return monitor.ReadAll().Single();
    }
}
