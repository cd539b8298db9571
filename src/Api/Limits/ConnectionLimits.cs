using Microsoft.AspNetCore.Server.Kestrel.Core;

namespace Reporting.Api.Limits;

/// <summary>What the server refuses by itself, most of it before a request has a dialect.</summary>
internal static class ConnectionLimits
{
    /// <summary>So much more than the longest query may stand in the first line that queries somewhat too long still get the dialect's answer.</summary>
    private const int RestOfLine = 64 << 10;

    public static void Apply(KestrelServerLimits server, RequestLimits limits)
    {
        var slowest = new MinDataRate(limits.MinBytesPerSecond, TimeSpan.FromSeconds(limits.SlowGraceSeconds));
        server.MaxRequestHeadersTotalSize = limits.MaxHeaderBytes;
        server.MaxRequestLineSize = limits.MaxQueryBytes + RestOfLine;
        server.MaxRequestBodySize = limits.MaxBodyBytes;
        server.RequestHeadersTimeout = TimeSpan.FromSeconds(limits.HeaderTimeoutSeconds);
        server.MinRequestBodyDataRate = slowest;
        server.MinResponseDataRate = slowest;
    }
}
