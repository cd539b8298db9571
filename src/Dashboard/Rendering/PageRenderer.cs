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

    /// <summary>Beyond it a page of a thousand rows gets a twentieth smaller for twice the time.</summary>
    private const int BrotliQuality = 2;

    /// <summary>A page of a thousand rows, compressed, has room in so many bytes.</summary>
    private const int UsualBytes = 65_536;

    private const int BufferedCharacters = 16_384;

    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false);

    /// <summary>Tells why there is no page.</summary>
    public static async Task FailAsync(HttpContext context, PageFailure failure)
    {
        if (failure.RetrySeconds is { } seconds)
        {
            context.Response.Headers.RetryAfter = seconds.ToString(System.Globalization.CultureInfo.InvariantCulture);
        }

        var parameters = new Dictionary<string, object?>(StringComparer.Ordinal) { [nameof(FailurePage.Failure)] = failure };
        await SendAsync(context, typeof(FailurePage), parameters, failure.Status);
    }

    /// <summary>Renders a page for what it has shown, not for the document.</summary>
    public static Task RenderAsync(IServiceProvider services, Type component, IReadOnlyDictionary<string, object?> parameters)
        => RenderToAsync<Document>(services, Within(component, parameters), TextWriter.Null);

    /// <typeparam name="TDocument">What is around the page; it takes the parameters of <see cref="Document"/>.</typeparam>
    /// <returns>The document.</returns>
    public static Task<string> RenderWithinAsync<TDocument>(IServiceProvider services, Type component, IReadOnlyDictionary<string, object?> parameters)
        where TDocument : IComponent
        => RenderComponentAsync<TDocument>(services, Within(component, parameters));

    public static async Task<string> RenderComponentAsync<TComponent>(IServiceProvider services, IReadOnlyDictionary<string, object?> parameters)
        where TComponent : IComponent
    {
        await using var text = new StringWriter();
        await RenderToAsync<TComponent>(services, parameters, text);
        return text.ToString();
    }

    /// <summary>Renders a component to a whole document and sends it.</summary>
    public static async Task SendAsync(HttpContext context, Type component, IReadOnlyDictionary<string, object?> parameters, int status = StatusCodes.Status200OK)
    {
        var coding = CodingOf(context.Request);
        using var body = new MemoryStream(UsualBytes);
        await using (var writer = new StreamWriter(Compress(body, coding), Utf8, BufferedCharacters, leaveOpen: coding is null))
        {
            await RenderToAsync<Document>(context.RequestServices, Within(component, parameters), writer);
        }

        var response = context.Response;
        response.StatusCode = status;
        response.ContentType = "text/html; charset=utf-8";
        response.Headers.ContentSecurityPolicy = ContentPolicy;
        if (response.Headers.CacheControl.Count == 0)
        {
            response.Headers.CacheControl = "private, no-cache";
        }

        response.Headers.Vary = "Accept-Encoding, Accept-Language, Cookie";
        response.Headers.ContentEncoding = coding;
        response.ContentLength = body.Length;
        await response.Body.WriteAsync(body.GetBuffer().AsMemory(0, (int)body.Length), context.RequestAborted);
    }

    private static Dictionary<string, object?> Within(Type component, IReadOnlyDictionary<string, object?> parameters) => new(StringComparer.Ordinal)
    {
        [nameof(Document.Component)] = component,
        [nameof(Document.Parameters)] = parameters,
    };

    private static async Task RenderToAsync<TComponent>(IServiceProvider services, IReadOnlyDictionary<string, object?> parameters, TextWriter writer)
        where TComponent : IComponent
    {
        await using var renderer = new HtmlRenderer(services, services.GetRequiredService<ILoggerFactory>());
        await renderer.Dispatcher.InvokeAsync(async () =>
        {
            var root = await renderer.RenderComponentAsync<TComponent>(ParameterView.FromDictionary(new Dictionary<string, object?>(parameters, StringComparer.Ordinal)));
            root.WriteHtmlTo(writer);
        });
    }

    /// <summary>Whether the caller takes a content coding.</summary>
    public static bool Takes(HttpRequest request, string coding)
        => request.GetTypedHeaders().AcceptEncoding.Any(range => range.Value.Equals(coding, StringComparison.OrdinalIgnoreCase) && range.Quality is not 0);

    /// <returns>Null where it goes as it is.</returns>
    private static string? CodingOf(HttpRequest request) => Array.Find(["br", "gzip"], coding => Takes(request, coding));

    private static Stream Compress(Stream body, string? coding) => coding switch
    {
        "br" => new BrotliStream(body, new BrotliCompressionOptions { Quality = BrotliQuality }, leaveOpen: true),
        "gzip" => new GZipStream(body, CompressionLevel.Fastest, leaveOpen: true),
        _ => body,
    };
}
