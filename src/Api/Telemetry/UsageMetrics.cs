using System.Diagnostics.Metrics;
using Microsoft.Extensions.Options;
using Reporting.Domain.Access;

namespace Reporting.Api.Telemetry;

/// <summary>
/// The numbers of the overview as gauges, where that is switched on. They are computed when somebody collects them, and then from kept reports unless
/// records or the time have changed; between collections they cost nothing.
/// </summary>
internal sealed class UsageMetrics(IServiceScopeFactory scopes, UsageNumbers numbers, IOptions<TelemetryOptions> options, TimeProvider clock, ILogger<UsageMetrics> log) : IDisposable
{
    public const string MeterName = "Reporting.Usage";

    /// <summary>The instruments of one collection are asked one after the other.</summary>
    private static readonly TimeSpan OneCollection = TimeSpan.FromSeconds(5);

    private readonly Meter meter = new(MeterName);
    private readonly Lock publishing = new();
    private readonly Lock refreshing = new();
    private Task refresh = Task.CompletedTask;
    private IReadOnlyList<UsageNumber> latest = [];
    private long? readAt;
    private bool isPublished;
    private bool isFailing;

    /// <summary>Makes the gauges, unless they are there.</summary>
    public void Publish()
    {
        lock (publishing)
        {
            if (!options.Value.UsageMetrics || isPublished)
            {
                return;
            }

            isPublished = true;
            Gauge(UsageGauge.ActiveUsers, "reporting.active_users", "{user}", "window", "Distinct users of an instance in a window that ends now, by instance and window.");
            Gauge(UsageGauge.Flags, "reporting.flags", "{flag}", "state", "Flags that are not archived, by instance and state.");
            Gauge(UsageGauge.Devices, "reporting.devices", "{device}", "window", "Distinct devices of a network used in a window that ends now, by instance and window.");
        }
    }

    /// <summary>To be called before a collection by who can wait without a thread. What cannot be read has no value: an old one would look like a new one.</summary>
    public async Task RefreshAsync(CancellationToken cancellationToken)
    {
        if (!options.Value.UsageMetrics)
        {
            return;
        }

        var read = new List<UsageNumber>();
        var failure = default(Exception);
        try
        {
            await using var scope = scopes.CreateAsyncScope();
            var instances = await scope.ServiceProvider.GetRequiredService<IAccessDirectory>().ReadInstancesAsync(cancellationToken);
            foreach (var instance in instances.OrderBy(instance => instance.Id).Take(options.Value.UsageMetricsInstances))
            {
                read.AddRange(await numbers.ReadAsync(instance, cancellationToken));
            }
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            failure = exception;
        }

        (latest, readAt) = (read, clock.GetTimestamp());
        Tell(failure);
    }

    public void Dispose() => meter.Dispose();

    private void Gauge(UsageGauge gauge, string name, string unit, string label, string description)
        => meter.CreateObservableGauge(name, () => Measure(gauge, label), unit, description);

    /// <summary>An exporter can't wait: it takes what was read at its collection before, and has it read anew.</summary>
    private IEnumerable<Measurement<long>> Measure(UsageGauge gauge, string label)
    {
        lock (refreshing)
        {
            if (refresh.IsCompleted && (readAt is not { } at || clock.GetElapsedTime(at) > OneCollection))
            {
                refresh = Task.Run(() => RefreshAsync(CancellationToken.None));
            }
        }

        return latest
            .Where(number => number.Gauge == gauge)
            .Select(number => new Measurement<long>(number.Value, new("instance", number.Instance), new(label, number.Of)));
    }

    /// <summary>A failure that lasts is told once.</summary>
    private void Tell(Exception? failure)
    {
        if (failure is not null && !isFailing)
        {
            log.LogWarning("The usage of instances could not be read for metrics: {Message}", failure.Message);
        }

        isFailing = failure is not null;
    }
}
