using System.Diagnostics.CodeAnalysis;
using Microsoft.Net.Http.Headers;
using Reporting.Api.Dialects;
using Reporting.Application.Ingestion.Bodies;

namespace Reporting.Api.Native;

/// <summary>The body of an ingest request as its headers describe it; nothing of it is read here.</summary>
internal static class RecordBodies
{
    public static bool TryOpen(HttpRequest request, [NotNullWhen(true)] out RecordBody? body, [NotNullWhen(false)] out Failure? failure)
    {
        body = null;
        failure = null;
        if (FormatOf(request) is not { } format)
        {
            failure = new UnsupportedBody("Send application/x-ndjson or application/json, in UTF-8.");
        }
        else if (CompressionOf(request) is not { } compression)
        {
            request.HttpContext.Response.Headers.AcceptEncoding = "gzip, br";
            failure = new UnsupportedBody("Send the body as it is, or with one Content-Encoding: gzip or br.");
        }
        else
        {
            body = new RecordBody(request.Body, format, compression, request.ContentLength);
        }

        return body is not null;
    }

    private static BodyFormat? FormatOf(HttpRequest request)
    {
        if (!MediaTypeHeaderValue.TryParse(request.ContentType, out var type)
            || (type.Charset.HasValue && !HeaderUtilities.RemoveQuotes(type.Charset).Equals("utf-8", StringComparison.OrdinalIgnoreCase)))
        {
            return null;
        }

        return type.MediaType.Value?.ToLowerInvariant() switch
        {
            "application/x-ndjson" => BodyFormat.Lines,
            "application/json" => BodyFormat.Json,
            _ => null,
        };
    }

    private static BodyCompression? CompressionOf(HttpRequest request) => request.Headers.ContentEncoding.ToString().Trim().ToLowerInvariant() switch
    {
        "" or "identity" => BodyCompression.None,
        "gzip" or "x-gzip" => BodyCompression.Gzip,
        "br" => BodyCompression.Brotli,
        _ => null,
    };
}
