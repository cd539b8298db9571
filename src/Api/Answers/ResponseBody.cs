using Microsoft.AspNetCore.Http.Features;

namespace Reporting.Api.Answers;

/// <summary>The one writer of bodies: it says type, encoding and length, and leaves the body out where only the head is asked for.</summary>
internal static class ResponseBody
{
    /// <summary>What is written at once: the next slice waits until the one before has been taken.</summary>
    private const int SliceBytes = 64 << 10;

    /// <summary>Sends a body that is there.</summary>
    /// <param name="encoding">The content coding that it has, empty for none.</param>
    public static Task SendAsync(HttpContext http, string contentType, string encoding, ReadOnlyMemory<byte> body)
    {
        WriteHeaders(http.Response, contentType, encoding);
        http.Response.ContentLength = body.Length;
        if (HttpMethods.IsHead(http.Request.Method))
        {
            return Task.CompletedTask;
        }

        return body.Length <= SliceBytes ? http.Response.Body.WriteAsync(body, http.RequestAborted).AsTask() : WriteSlicesAsync(http, body);
    }

    /// <summary>The server copies whatever is written, so that a whole body would be there once more for each who takes it slowly.</summary>
    private static async Task WriteSlicesAsync(HttpContext http, ReadOnlyMemory<byte> body)
    {
        for (; body.Length > 0; body = body[Math.Min(SliceBytes, body.Length)..])
        {
            await http.Response.Body.WriteAsync(body[..Math.Min(SliceBytes, body.Length)], http.RequestAborted);
        }
    }

    /// <summary>Sends a body while it is made.</summary>
    /// <param name="encoding">The content coding that it is to get, empty for none.</param>
    /// <param name="write">Writes the body as it is without the coding.</param>
    /// <param name="bytesToKeep">How large a body may be to be returned as well.</param>
    /// <returns>The body as it was sent; null where it is larger, or only the head was asked for.</returns>
    public static async Task<byte[]?> StreamAsync(HttpContext http, string contentType, string encoding, Func<Stream, CancellationToken, Task> write, long bytesToKeep = 0)
    {
        WriteHeaders(http.Response, contentType, encoding);
        if (HttpMethods.IsHead(http.Request.Method))
        {
            return null;
        }

        http.Features.Get<IHttpResponseBodyFeature>()?.DisableBuffering();
        await using var body = new CopyingStream(http.Response.Body, bytesToKeep);
        await using (var compressed = Compression.Over(body, encoding))
        {
            try
            {
                await write(compressed ?? body, http.RequestAborted);
            }
            catch
            {
                // A compressor ends its stream even where nothing was written, and an answer that has begun can't become one of failure.
                body.Stop();
                throw;
            }
        }

        return body.Copy;
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
