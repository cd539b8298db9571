using Microsoft.Extensions.Options;
using Reporting.Api.Dialects;
using Reporting.Application.Ingestion;

namespace Reporting.Api.Limits;

/// <summary>How many requests a minute each token may send to each route.</summary>
internal sealed class TokenRate(IOptions<RequestLimits> limits, IOptions<IngestionOptions> ingestion, TimeProvider clock)
{
    private readonly MinuteRates<(long Token, Endpoint? Route)> rates = new(clock);

    /// <summary>Counts the request.</summary>
    /// <returns>Why it is refused; null when it is not.</returns>
    public Failure? Refuse(HttpContext context)
        => context.Features.Get<Caller>() is { } caller && MaxOf(context) is > 0 and var max && !rates.TryTake((caller.Token.Id, context.GetEndpoint()), max)
            ? new Failure.TooManyRequests(max, MinuteRates<long>.Window)
            : null;

    private int MaxOf(HttpContext context)
        => context.GetEndpoint()?.Metadata.GetMetadata<IngestRateAttribute>() is not null
            ? ingestion.Value.RequestsPerMinute
            : limits.Value.PerMinute ?? context.GetDialect().RequestsPerMinute;
}

/// <summary>Refuses what a token sends too often.</summary>
internal sealed class RequestRate(RequestDelegate next, TokenRate rate)
{
    public Task InvokeAsync(HttpContext http) => rate.Refuse(http) is { } failure ? http.FailAsync(failure) : next(http);
}
