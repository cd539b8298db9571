using Microsoft.Extensions.Options;
using Reporting.Api.Dialects;

namespace Reporting.Api.Limits;

/// <summary>Refuses query strings that are too long, before anybody reads them.</summary>
internal sealed class QueryLength(RequestDelegate next, IOptions<RequestLimits> limits)
{
    private readonly int max = limits.Value.MaxQueryBytes;

    public Task InvokeAsync(HttpContext context)
        => context.Request.QueryString.Value?.Length - 1 > max
            ? context.FailAsync(new Failure.QueryTooLong(max))
            : next(context);
}
