using Microsoft.AspNetCore.Http.Timeouts;

namespace Reporting.Api.Limits;

/// <summary>How long requests may take; what they have asked of the database by then is called off there too.</summary>
internal static class RequestTimeouts
{
    /// <summary>For what takes as long as the caller or the amount makes it.</summary>
    public const string Transfer = "transfer";

    public static void Apply(RequestTimeoutOptions timeouts, RequestLimits limits)
    {
        timeouts.DefaultPolicy = After(limits.TimeoutSeconds);
        timeouts.AddPolicy(Transfer, After(limits.TransferTimeoutSeconds));
    }

    private static RequestTimeoutPolicy After(int seconds) => new()
    {
        Timeout = TimeSpan.FromSeconds(seconds),
        TimeoutStatusCode = StatusCodes.Status504GatewayTimeout,
    };
}
