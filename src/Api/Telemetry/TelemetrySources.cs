using OpenTelemetry.Resources;
using Reporting.Application.Telemetry;

namespace Reporting.Api.Telemetry;

/// <summary>What is worth telling: the service's own instruments, and those that its parts bring.</summary>
internal static class TelemetrySources
{
    public static readonly string[] Meters =
        [Instruments.Name, UsageMetrics.MeterName, "Microsoft.AspNetCore.Hosting", "Microsoft.AspNetCore.Server.Kestrel", "Npgsql", "System.Runtime"];

    /// <summary>Request, use case, statement.</summary>
    public static readonly string[] Sources = ["Microsoft.AspNetCore", Instruments.Name, "Npgsql"];

    /// <summary>Called <c>reporting</c> unless <c>OTEL_SERVICE_NAME</c> says otherwise.</summary>
    public static ResourceBuilder Resource => ResourceBuilder.CreateEmpty().AddTelemetrySdk().AddService("reporting").AddEnvironmentVariableDetector();
}
