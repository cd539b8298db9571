using System.Diagnostics;
using OpenTelemetry.Trace;

namespace Reporting.Api.Telemetry;

/// <summary>Keeps every trace except those that begin with a statement: the service looks twice a second whether anything changed.</summary>
internal sealed class RequestSampler : Sampler
{
    public override SamplingResult ShouldSample(in SamplingParameters samplingParameters)
        => new(samplingParameters.Kind is ActivityKind.Client ? SamplingDecision.Drop : SamplingDecision.RecordAndSample);
}
