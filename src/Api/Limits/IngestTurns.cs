using System.Threading.RateLimiting;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.Extensions.Options;
using Reporting.Api.Dialects;
using Reporting.Application.Ingestion;

namespace Reporting.Api.Limits;

/// <summary>How many bodies of records are taken at once; each holds a connection to the database until it is answered.</summary>
internal sealed class IngestTurns(IOptions<IngestionOptions> options) : IRateLimiterPolicy<string>
{
    public const string Policy = "ingest";

    private static readonly TimeSpan Soon = TimeSpan.FromSeconds(1);

    public Func<OnRejectedContext, CancellationToken, ValueTask>? OnRejected
        => (rejected, _) => new ValueTask(rejected.HttpContext.FailAsync(new Failure.TooManyAtOnce(options.Value.MaxConcurrentRequests, Soon)));

    public RateLimitPartition<string> GetPartition(HttpContext httpContext)
        => RateLimitPartition.GetConcurrencyLimiter(Policy, _ => new ConcurrencyLimiterOptions { PermitLimit = options.Value.MaxConcurrentRequests });
}
