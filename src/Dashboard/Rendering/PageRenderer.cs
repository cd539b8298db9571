using System.IO.Compression;
using System.Text;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Reporting.Dashboard.Layout;

namespace Reporting.Dashboard.Rendering;

/// <summary>Renders a component to a whole document and sends it.</summary>
internal static class PageRenderer
{
    /// <summary>Nothing but what the service itself serves; no script and no style within the document.</summary>
    private const string ContentPolicy =
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

    private const int WorthCompressing = 1_400;

    /// <summary>Tells why there is no page.</summary>
    public static async Task FailAsync(HttpContext context, PageFailure failure)
    {
        if (failure.RetrySeconds is { } seconds)
        {
            context.Response.Headers.RetryAfter = seconds.ToString(System.Globalization.CultureInfo.InvariantCulture);
        }

        var parameters = new Dictionary<string, object?>(StringComparer.Ordinal) { [nameof(FailurePage.Failure)] = failure };
        await SendAsync(context, await RenderAsync(context.RequestServices, typeof(FailurePage), parameters), failure.Status);
    }

    /// <returns>The document.</returns>
    public static Task<string> RenderAsync(IServiceProvider services, Type component, IReadOnlyDictionary<string, object?> parameters)
        => RenderWithinAsync<Document>(services, component, parameters);

    /// <typeparam name="TDocument">What is around the page; it takes the parameters of <see cref="Document"/>.</typeparam>
    public static Task<string> RenderWithinAsync<TDocument>(IServiceProvider services, Type component, IReadOnlyDictionary<string, object?> parameters)
        where TDocument : IComponent
        => RenderComponentAsync<TDocument>(services, new Dictionary<string, object?>(StringComparer.Ordinal)
        {
            [nameof(Document.Component)] = component,
            [nameof(Document.Parameters)] = parameters,
        });

    public static async Task<string> RenderComponentAsync<TComponent>(IServiceProvider services, IReadOnlyDictionary<string, object?> parameters)
        where TComponent : IComponent
    {
        await using var renderer = new HtmlRenderer(services, services.GetRequiredService<ILoggerFactory>());
        return await renderer.Dispatcher.InvokeAsync(async () =>
        {
            var root = await renderer.RenderComponentAsync<TComponent>(ParameterView.FromDictionary(new Dictionary<string, object?>(parameters, StringComparer.Ordinal)));
            return root.ToHtmlString();
        });
    }

    public static async Task SendAsync(HttpContext context, string document, int status = StatusCodes.Status200OK)
    {
        var response = context.Response;
        response.StatusCode = status;
        response.ContentType = "text/html; charset=utf-8";
        response.Headers.ContentSecurityPolicy = ContentPolicy;
        response.Headers.CacheControl = "private, no-cache";
        response.Headers.Vary = "Accept-Encoding, Accept-Language, Cookie";
        var body = Compress(context, Encoding.UTF8.GetBytes(document));
        response.ContentLength = body.Length;
        await response.Body.WriteAsync(body, context.RequestAborted);
    }

    private static byte[] Compress(HttpContext context, byte[] body)
    {
        var accepted = context.Request.Headers.AcceptEncoding.ToString();
        var brotli = accepted.Contains("br", StringComparison.OrdinalIgnoreCase);
        if (body.Length < WorthCompressing || (!brotli && !accepted.Contains("gzip", StringComparison.OrdinalIgnoreCase)))
        {
            return body;
        }

        using var compressed = new MemoryStream(body.Length / 4);
        using (Stream stream = brotli ? new BrotliStream(compressed, new BrotliCompressionOptions { Quality = 4 }) : new GZipStream(compressed, CompressionLevel.Fastest))
        {
            stream.Write(body);
        }

        context.Response.Headers.ContentEncoding = brotli ? "br" : "gzip";
        return compressed.ToArray();
    }
}
