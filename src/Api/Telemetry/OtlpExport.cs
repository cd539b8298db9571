using OpenTelemetry;
using OpenTelemetry.Metrics;
using OpenTelemetry.Trace;

namespace Reporting.Api.Telemetry;

/// <summary>Sends metrics and traces to a collector, from start to stop, where a variable names one.</summary>
internal sealed class OtlpExport(IConfiguration configuration, UsageMetrics usage) : IHostedService, IDisposable
{
    private const string Endpoint = "OTEL_EXPORTER_OTLP_ENDPOINT";
    private const string MetricsEndpoint = "OTEL_EXPORTER_OTLP_METRICS_ENDPOINT";
    private const string TracesEndpoint = "OTEL_EXPORTER_OTLP_TRACES_ENDPOINT";
    private const string Sampler = "OTEL_TRACES_SAMPLER";

    private MeterProvider? metrics;
    private TracerProvider? traces;

    public Task StartAsync(CancellationToken cancellationToken)
    {
        if (IsGiven(Endpoint) || IsGiven(MetricsEndpoint))
        {
            usage.Publish();
            _ = usage.RefreshAsync(cancellationToken);
            metrics = Sdk.CreateMeterProviderBuilder().SetResourceBuilder(TelemetrySources.Resource).AddMeter(TelemetrySources.Meters).AddOtlpExporter().Build();
        }

        if (IsGiven(Endpoint) || IsGiven(TracesEndpoint))
        {
            var builder = Sdk.CreateTracerProviderBuilder().SetResourceBuilder(TelemetrySources.Resource).AddSource(TelemetrySources.Sources).AddOtlpExporter();
            traces = (IsGiven(Sampler) ? builder : builder.SetSampler(new ParentBasedSampler(new RequestSampler()))).Build();
        }

        return Task.CompletedTask;
    }

    /// <summary>What was measured until now is sent before the process ends.</summary>
    public Task StopAsync(CancellationToken cancellationToken)
    {
        Dispose();
        return Task.CompletedTask;
    }

    public void Dispose()
    {
        metrics?.Dispose();
        traces?.Dispose();
        (metrics, traces) = (null, null);
    }

    private bool IsGiven(string variable) => !string.IsNullOrEmpty(configuration[variable]);
}
