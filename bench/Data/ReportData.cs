using System.Diagnostics;
using Reporting.Demo.Workspaces;
using Reporting.Domain.Access;
using Reporting.Domain.Time;

namespace Reporting.Bench.Data;

/// <summary>The instance whose reports are measured: a year up to the day on which it was made, of which a quick run has 90 days.</summary>
internal sealed record ReportData(int InstanceId, Deployment Deployment)
{
    public const string Instance = "bench";

    public const int DaysOfYear = 365;

    private const int DaysOfQuickRun = 90;
    private const int DaysOfRequest = 10;

    public DateTimeOffset End => Deployment.Plan.End;

    public int Days => Deployment.Plan.Days;

    /// <summary>The most used template.</summary>
    public Guid Template => Deployment.DemoTemplates[0].Id;

    /// <summary>Fills the instance, unless an earlier run on the same database did.</summary>
    public static async Task<ReportData> EnsureAsync(BenchRun run, CancellationToken cancellationToken)
    {
        await using var service = await run.StartServiceAsync(cancellationToken: cancellationToken);
        await service.SaveInstanceAsync(Instance, InstanceKind.Workspaces, cancellationToken);
        var data = await DescribeAsync(run, cancellationToken);
        await run.LoadOnceAsync(Instance, () => data.LoadAsync(service, cancellationToken), cancellationToken);
        return data;
    }

    private static async Task<ReportData> DescribeAsync(BenchRun run, CancellationToken cancellationToken)
    {
        await using var question = run.Source.CreateCommand("SELECT instances.id, instances.created_at FROM access.instances WHERE instances.key = $1");
        question.Parameters.AddWithValue(Instance);
        await using var row = await question.ExecuteReaderAsync(cancellationToken);
        await row.ReadAsync(cancellationToken);
        var today = DateOnly.FromDateTime((await row.GetFieldValueAsync<DateTimeOffset>(1, cancellationToken)).UtcDateTime);
        var days = run.Options.IsQuick ? DaysOfQuickRun : DaysOfYear;
        var plan = new DeploymentPlan
        {
            Users = run.Options.IsQuick ? 100 : 1_000,
            Templates = run.Options.IsQuick ? 5 : 30,
            Workspaces = run.Options.IsQuick ? 150 : 1_500,
            FirstDay = today.AddDays(-days),
            Days = days,
            End = DeploymentPlan.Midnight(today),
        };
        return new ReportData(row.GetInt32(0), new Deployment(plan));
    }

    private async Task LoadAsync(BenchService service, CancellationToken cancellationToken)
    {
        await SendAsync(service, "users", Deployment.Users, cancellationToken);
        await SendAsync(service, "templates", Deployment.Templates, cancellationToken);
        await SendAsync(service, "template-versions", Deployment.TemplateVersions, cancellationToken);
        await SendAsync(service, "apps", Deployment.Apps, cancellationToken);
        await SendAsync(service, "workspaces", Deployment.Workspaces, cancellationToken);
        await SendAsync(service, "builds", Deployment.Builds, cancellationToken);
        await SendAsync(service, "user-status-changes", Deployment.UserStatusChanges, cancellationToken);
        await SendAsync(service, "user-deletions", Deployment.UserDeletions, cancellationToken);
        await LoadUsageAsync(service, cancellationToken);
    }

    private async Task LoadUsageAsync(BenchService service, CancellationToken cancellationToken)
    {
        var rows = 0L;
        var started = Stopwatch.GetTimestamp();
        for (var start = Deployment.Plan.Window.Start; start < End; start = start.AddDays(DaysOfRequest))
        {
            var stints = Deployment.Stints(new TimeWindow(start, start.AddDays(DaysOfRequest)));
            rows += await SendAsync(service, "usage", stints.Select(stint => stint.ToUsage()), cancellationToken);
            await Console.Error.WriteLineAsync($"loaded {rows:#,0} half hours");
        }

        var seconds = Stopwatch.GetElapsedTime(started).TotalSeconds;
        Console.WriteLine($"\nLoaded {Table.Count(rows)} half hours as `usage` in {seconds:0} s, day rows included: {Table.Count(rows / seconds)} rows/s.");
    }

    private static Task<long> SendAsync<TRecord>(BenchService service, string collection, IEnumerable<TRecord> records, CancellationToken cancellationToken)
        where TRecord : class
        => service.SendAsync(Instance, collection, records, cancellationToken);
}
