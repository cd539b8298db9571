using Microsoft.AspNetCore.Http.Features;

namespace Reporting.Api.Answers;

/// <summary>The one writer of bodies: it says type, encoding and length, and leaves the body out where only the head is asked for.</summary>
internal static class ResponseBody
{
    /// <summary>Sends a body that is there.</summary>
    /// <param name="encoding">The content coding that it has, empty for none.</param>
    public static Task SendAsync(HttpContext http, string contentType, string encoding, ReadOnlyMemory<byte> body)
    {
        WriteHeaders(http.Response, contentType, encoding);
        http.Response.ContentLength = body.Length;
        return HttpMethods.IsHead(http.Request.Method) ? Task.CompletedTask : http.Response.Body.WriteAsync(body, http.RequestAborted).AsTask();
    }

    /// <summary>Sends a body while it is made.</summary>
    /// <param name="encoding">The content coding that it is to get, empty for none.</param>
    /// <param name="write">Writes the body as it is without the coding.</param>
    public static async Task StreamAsync(HttpContext http, string contentType, string encoding, Func<Stream, CancellationToken, Task> write)
    {
        WriteHeaders(http.Response, contentType, encoding);
        if (HttpMethods.IsHead(http.Request.Method))
        {
            return;
        }

        http.Features.Get<IHttpResponseBodyFeature>()?.DisableBuffering();
        await using var compressed = Compression.Over(http.Response.Body, encoding);
        await write(compressed ?? http.Response.Body, http.RequestAborted);
    }

    private static void WriteHeaders(HttpResponse response, string contentType, string encoding)
    {
        response.ContentType = contentType;
        if (encoding.Length > 0)
        {
            response.Headers.ContentEncoding = encoding;
        }
    }
}
