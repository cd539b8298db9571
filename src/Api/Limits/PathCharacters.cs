using Reporting.Api.Dialects;

namespace Reporting.Api.Limits;

/// <summary>
/// Knows no address with control characters: nothing here has such a name, and they may not stand in headers that repeat an address.
/// Where a route was found, its action reports what is wrong with a name.
/// </summary>
internal sealed class PathCharacters(RequestDelegate next)
{
    public Task InvokeAsync(HttpContext context)
        => context.GetEndpoint()?.Metadata.GetMetadata<SpeaksAttribute>() is null && context.Request.Path.Value is { } path && path.Any(char.IsControl)
            ? context.FailAsync(new Failure.RouteNotFound())
            : next(context);
}
