using System.Collections.Concurrent;
using System.Diagnostics.Metrics;
using Reporting.Application.Telemetry;
using Reporting.Domain.Ingestion;

namespace Reporting.Infrastructure.Sources;

/// <summary>The metrics of reading sources.</summary>
internal static class SourceInstruments
{
    private static readonly ConcurrentDictionary<string, Func<TimeSpan?>> Lags = new(StringComparer.Ordinal);

    private static readonly Histogram<double> Durations = Instruments.Meter.CreateHistogram<double>(
        "reporting.source.duration", "s", "How long it took to read a source once, by source and by how it ended.");

    private static readonly Counter<long> Rows = Instruments.Meter.CreateCounter<long>(
        "reporting.source.rows", "{record}", "Records taken in from sources, by source, by collection and by what became of them.");

    private static readonly Counter<long> Errors = Instruments.Meter.CreateCounter<long>(
        "reporting.source.errors", "{error}", "Readings of sources that failed, by source.");

    static SourceInstruments()
        => Instruments.Meter.CreateObservableGauge("reporting.source.lag", ReadLags, "s", "How long ago the moment was up to which a source has been read.");

    /// <summary>Lets the lag of a source be seen for as long as the result is not disposed of.</summary>
    public static IDisposable Watch(string source, Func<TimeSpan?> lag)
    {
        Lags[source] = lag;
        return new Watched(source, lag);
    }

    public static void Record(string source, TimeSpan elapsed, bool succeeded)
        => Durations.Record(elapsed.TotalSeconds, new KeyValuePair<string, object?>("source", source), new("outcome", succeeded ? "success" : "failure"));

    public static void CountError(string source) => Errors.Add(1, new KeyValuePair<string, object?>("source", source));

    public static void CountRows(string source, string collection, MergeCounts counts)
    {
        Count("inserted", counts.Inserted);
        Count("updated", counts.Updated);
        Count("unchanged", counts.Unchanged);
        Count("removed", counts.Removed);

        void Count(string result, long records)
            => Rows.Add(records, new KeyValuePair<string, object?>("source", source), new("collection", collection), new("result", result));
    }

    private static IEnumerable<Measurement<double>> ReadLags()
        => from source in Lags
           let lag = source.Value()
           where lag is not null
           select new Measurement<double>(lag.Value.TotalSeconds, new KeyValuePair<string, object?>("source", source.Key));

    private sealed class Watched(string source, Func<TimeSpan?> lag) : IDisposable
    {
        public void Dispose() => Lags.TryRemove(new KeyValuePair<string, Func<TimeSpan?>>(source, lag));
    }
}
