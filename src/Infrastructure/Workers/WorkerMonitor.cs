using System.Collections.Concurrent;
using System.Diagnostics.Metrics;
using Microsoft.Extensions.Logging;
using Reporting.Application.Health;
using Reporting.Application.Telemetry;

namespace Reporting.Infrastructure.Workers;

/// <summary>The reports of all background workers of this server.</summary>
internal sealed class WorkerMonitor : IWorkerMonitor
{
    private readonly ConcurrentDictionary<string, WorkerReport> reports = new(StringComparer.Ordinal);
    private readonly ILoggerFactory loggers;

    public WorkerMonitor(TimeProvider clock, ILoggerFactory loggers)
    {
        (Clock, this.loggers) = (clock, loggers);
        Instruments.Meter.CreateObservableGauge("reporting.worker.failing", CountFailing, "{subject}", "What a worker fails at now, by worker; 0 when nothing does.");
    }

    public TimeProvider Clock { get; }

    /// <param name="name">Names the worker in the log, in metrics and in the details of health.</param>
    public WorkerReport Open(string name) => reports.GetOrAdd(name, key => new WorkerReport(key, Clock, loggers.CreateLogger($"Reporting.Workers.{key}")));

    public IReadOnlyList<WorkerStatus> ReadAll()
        => [.. reports.Values.Select(report => report.Read()).OrderBy(status => status.Name, StringComparer.Ordinal)];

    private IEnumerable<Measurement<int>> CountFailing()
        => ReadAll().Select(status => new Measurement<int>(status.Failures.Count, new KeyValuePair<string, object?>("worker", status.Name)));
}
