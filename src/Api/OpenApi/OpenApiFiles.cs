using System.Collections.Concurrent;
using System.Security.Cryptography;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.Net.Http.Headers;
using Microsoft.OpenApi;
using Reporting.Api.Answers;
using Reporting.Application.Access;
using Reporting.Application.Fairness;

namespace Reporting.Api.OpenApi;

/// <summary>The OpenAPI documents as they are sent: each is made at its first request, and kept, since routes do not change while the service runs.</summary>
internal sealed class OpenApiFiles(IServiceProvider services)
{
    private const string ContentType = "application/json;charset=utf-8";

    /// <summary>How many are sent to one address at once: they need no token, so that an address stands for one.</summary>
    private const int AtOnceToAddress = 2;

    private readonly FairConcurrency concurrency = new(int.MaxValue, AtOnceToAddress);
    private readonly ConcurrentDictionary<string, Lazy<Task<File>>> files = new(StringComparer.Ordinal);

    /// <param name="name">The document's, that of its dialect.</param>
    public async Task AnswerAsync(HttpContext http, string name)
    {
        var file = await files.GetOrAdd(name, _ => new Lazy<Task<File>>(() => MakeAsync(name))).Value;
        http.Response.Headers.ETag = file.Tag.ToString();
        http.Response.Headers.CacheControl = "no-cache";
        if (http.Request.Headers.IfNoneMatch.Count > 0 && http.Request.GetTypedHeaders().IfNoneMatch.Any(known => known.Compare(file.Tag, useStrongComparison: false)))
        {
            http.Response.StatusCode = StatusCodes.Status304NotModified;
            return;
        }

        using var slot = await concurrency.TakeAsync(SlotOwner.Alone(http.Connection.RemoteIpAddress?.GetHashCode() ?? 0), http.RequestAborted);
        await ResponseBody.SendAsync(http, ContentType, Representation.Plain, file.Body);
    }

    private async Task<File> MakeAsync(string name)
    {
        var document = await services.GetRequiredKeyedService<IOpenApiDocumentProvider>(name).GetOpenApiDocumentAsync();
        using var body = new MemoryStream();
        await document.SerializeAsJsonAsync(body, OpenApiSpecVersion.OpenApi3_1);
        return new File(body.ToArray(), new EntityTagHeaderValue($"\"{Convert.ToHexStringLower(SHA256.HashData(body.ToArray()).AsSpan(0, 12))}\""));
    }

    private sealed record File(byte[] Body, EntityTagHeaderValue Tag);
}
