using System.ComponentModel.DataAnnotations;

namespace Reporting.Api.Telemetry;

/// <summary>Bound to the section <c>Telemetry</c>. Exporting over OTLP is set by the variables that OpenTelemetry defines, beginning with <c>OTEL_</c>.</summary>
internal sealed class TelemetryOptions
{
    public const string Section = "Telemetry";

    /// <summary>Whether <c>/metrics</c> answers; it asks for no token.</summary>
    public bool MetricsPage { get; set; }

    /// <summary>Whether the numbers of the overview are gauges among the metrics.</summary>
    public bool UsageMetrics { get; set; }

    /// <summary>Of how many instances, the oldest first: each makes up to eight series.</summary>
    [Range(1, 10_000)]
    public int UsageMetricsInstances { get; set; } = 100;
}
