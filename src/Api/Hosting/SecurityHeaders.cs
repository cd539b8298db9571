using Reporting.Api.OpenApi;

namespace Reporting.Api.Hosting;

/// <summary>Gives every answer the headers that keep browsers from making more of it than it is, unless a dialect has its own.</summary>
internal sealed class SecurityHeaders(RequestDelegate next)
{
    private const string Nothing = "default-src 'none'; frame-ancestors 'none'";

    /// <summary>The page that shows the documents brings its own script and styles.</summary>
    private const string OwnPage = "default-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; frame-ancestors 'none'";

    public Task InvokeAsync(HttpContext context)
    {
        context.Response.OnStarting(static state => Write((HttpContext)state), context);
        return next(context);
    }

    private static Task Write(HttpContext context)
    {
        var headers = context.Response.Headers;
        headers.TryAdd("X-Content-Type-Options", "nosniff");
        headers.TryAdd("Referrer-Policy", "no-referrer");
        headers.TryAdd("Cross-Origin-Resource-Policy", "same-origin");
        headers.TryAdd("Content-Security-Policy", context.Request.Path.StartsWithSegments(DocumentPage.Path, StringComparison.OrdinalIgnoreCase) ? OwnPage : Nothing);
        return Task.CompletedTask;
    }
}
