using System.Diagnostics;
using System.Diagnostics.Metrics;
using Reporting.Domain.Access;
using Reporting.Domain.Ingestion;

namespace Reporting.Application.Telemetry;

/// <summary>The metrics and traces of the service; without a listener nothing is measured. Tags never have values that a caller sent.</summary>
internal static class Instruments
{
    /// <summary>Of the meter and of the source of activities.</summary>
    public const string Name = "Reporting";

    public const string CacheHit = "hit";
    public const string CacheMiss = "miss";
    public const string NoCache = "none";

    public static readonly ActivitySource Activities = new(Name);

    public static readonly Meter Meter = new(Name);

    private static readonly InstrumentAdvice<double> Seconds = new()
    {
        HistogramBucketBoundaries = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30],
    };

    private static readonly Histogram<double> UseCases = Meter.CreateHistogram(
        "reporting.use_case.duration", "s", "How long use cases took, by name, by what the cache had and by how they ended.", tags: null, Seconds);

    private static readonly Histogram<double> RollUps = Meter.CreateHistogram(
        "reporting.roll_up.duration", "s", "How long roll-ups took, by kind of instance.", tags: null, Seconds);

    private static readonly Counter<long> Records = Meter.CreateCounter<long>(
        "reporting.ingest.records", "{record}", "Records taken in, by kind of instance, by collection and by what became of them.");

    private static readonly Counter<long> WorkerFailures = Meter.CreateCounter<long>(
        "reporting.worker.failures", "{failure}", "Attempts of background workers that failed, by worker.");

    private static readonly Counter<long> ReportReads = Meter.CreateCounter<long>(
        "reporting.report.reads", "{report}", "Reports read from the database where there are replicas, by server: replica, or primary and why.");

    private static readonly Counter<long> Notifications = Meter.CreateCounter<long>(
        "reporting.notification.attempts", "{attempt}", "Attempts to tell receivers something, by kind of receiver and by how they ended: sent, failed, or dead when it was the last.");

    public static void RecordUseCase(string useCase, string cache, string outcome, TimeSpan elapsed)
        => UseCases.Record(elapsed.TotalSeconds, new("use_case", useCase), new("cache", cache), new("outcome", outcome));

    public static void RecordRollUp(InstanceKind kind, TimeSpan elapsed) => RollUps.Record(elapsed.TotalSeconds, new KeyValuePair<string, object?>("kind", NameOf(kind)));

    public static void CountWorkerFailure(string worker) => WorkerFailures.Add(1, new KeyValuePair<string, object?>("worker", worker));

    public static void CountNotification(string kind, string outcome) => Notifications.Add(1, new("kind", kind), new("outcome", outcome));

    public static void CountRead(string server) => ReportReads.Add(1, new KeyValuePair<string, object?>("server", server));

    public static void CountRecords(InstanceKind kind, string collection, MergeCounts counts)
    {
        Count("inserted", counts.Inserted);
        Count("updated", counts.Updated);
        Count("unchanged", counts.Unchanged);
        Count("removed", counts.Removed);

        void Count(string result, long records) => Records.Add(records, new("kind", NameOf(kind)), new("collection", collection), new("result", result));
    }

    private static string NameOf(InstanceKind kind) => kind.ToString().ToLowerInvariant();
}
