namespace Reporting.Api.Telemetry;

/// <summary>Bound to the section <c>Telemetry</c>. Exporting over OTLP is set by the variables that OpenTelemetry defines, beginning with <c>OTEL_</c>.</summary>
internal sealed class TelemetryOptions
{
    public const string Section = "Telemetry";

    /// <summary>Whether <c>/metrics</c> answers; it asks for no token.</summary>
    public bool MetricsPage { get; set; }
}
