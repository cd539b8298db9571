using System.Text;
using OpenTelemetry;
using OpenTelemetry.Metrics;

namespace Reporting.Api.Telemetry;

/// <summary>All metrics as they stand when they are asked for, in the text format of Prometheus.</summary>
internal sealed class MetricsPage : IDisposable
{
    private const string ContentType = "text/plain; version=0.0.4; charset=utf-8";

    private readonly TextExporter exporter = new();
    private readonly MeterProvider metrics;
    private readonly UsageMetrics usage;
    private readonly SemaphoreSlim oneReader = new(1);

    public MetricsPage(UsageMetrics usage)
    {
        this.usage = usage;
        usage.Publish();
        metrics = Sdk.CreateMeterProviderBuilder().AddMeter(TelemetrySources.Meters).AddReader(new BaseExportingMetricReader(exporter)).Build();
    }

    public async Task WriteAsync(HttpResponse response)
    {
        var text = await CollectAsync(response.HttpContext.RequestAborted);
        response.ContentType = ContentType;
        response.ContentLength = text.Length;
        if (!HttpMethods.IsHead(response.HttpContext.Request.Method))
        {
            await response.Body.WriteAsync(text, response.HttpContext.RequestAborted);
        }
    }

    public void Dispose()
    {
        metrics.Dispose();
        oneReader.Dispose();
    }

    private async Task<byte[]> CollectAsync(CancellationToken cancellationToken)
    {
        await oneReader.WaitAsync(cancellationToken);
        try
        {
            await usage.RefreshAsync(cancellationToken);
            exporter.Collect!(Timeout.Infinite);
            return Encoding.UTF8.GetBytes(exporter.Text);
        }
        finally
        {
            oneReader.Release();
        }
    }

    /// <summary>Keeps the last collection as text.</summary>
    [ExportModes(ExportModes.Pull)]
    private sealed class TextExporter : BaseExporter<Metric>, IPullMetricExporter
    {
        public Func<int, bool>? Collect { get; set; }

        public string Text { get; private set; } = string.Empty;

        public override ExportResult Export(in Batch<Metric> batch)
        {
            var text = new PrometheusText();
            foreach (var metric in batch)
            {
                text.Add(metric);
            }

            Text = text.ToString();
            return ExportResult.Success;
        }
    }
}
