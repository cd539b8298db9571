using System.Threading.RateLimiting;
using Microsoft.Extensions.Options;
using Reporting.Api.Dialects;
using Reporting.Application.Ingestion;

namespace Reporting.Api.Limits;

/// <summary>How many requests a minute each token may send to each route.</summary>
internal sealed class TokenRate(IOptions<RequestLimits> limits, IOptions<IngestionOptions> ingestion)
{
    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);

    public RateLimitPartition<(long Token, Endpoint? Route)> Partition(HttpContext context)
        => context.Features.Get<Caller>() is { } caller && MaxOf(context) is > 0 and var max
            ? RateLimitPartition.GetFixedWindowLimiter((caller.Token.Id, context.GetEndpoint()), _ => new FixedWindowRateLimiterOptions { PermitLimit = max, Window = Minute })
            : RateLimitPartition.GetNoLimiter<(long, Endpoint?)>(default);

    public Failure Refuse(HttpContext context) => new Failure.TooManyRequests(MaxOf(context), Minute);

    private int MaxOf(HttpContext context)
        => context.GetEndpoint()?.Metadata.GetMetadata<IngestRateAttribute>() is not null
            ? ingestion.Value.RequestsPerMinute
            : limits.Value.PerMinute ?? context.GetDialect().RequestsPerMinute;
}
