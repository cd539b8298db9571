using System.Collections.Frozen;
using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Reporting.Dashboard.Rendering;

/// <summary>Style sheet, script and icon, each under a name that changes with its content, so that browsers keep it for ever.</summary>
internal static class StaticAssets
{
    private const string Prefix = "assets/";
    private const int HashLength = 10;

    private static readonly string[] Methods = [HttpMethods.Get, HttpMethods.Head];

    private static readonly FrozenDictionary<string, Asset> ByFile = Read().ToFrozenDictionary(asset => asset.File, StringComparer.Ordinal);
    private static readonly FrozenDictionary<string, Asset> ByAddress = ByFile.Values.ToFrozenDictionary(asset => asset.Address, StringComparer.Ordinal);

    /// <summary>The address of a file of the folder Assets.</summary>
    public static string AddressOf(string file) => ByFile[file].Address;

    /// <summary>The text of a file of the folder Assets.</summary>
    public static string TextOf(string file) => Encoding.UTF8.GetString(ByFile[file].Plain);

    public static void MapStaticAssets(this IEndpointRouteBuilder routes)
        => routes.MapMethods($"/{Prefix}{{file}}", Methods, SendAsync).ExcludeFromDescription();

    private static async Task SendAsync(HttpContext context)
    {
        var response = context.Response;
        if (!ByAddress.TryGetValue(context.Request.Path.Value ?? "", out var asset))
        {
            response.StatusCode = StatusCodes.Status404NotFound;
            response.ContentType = "text/plain; charset=utf-8";
            return;
        }

        response.ContentType = asset.Type;
        response.Headers.CacheControl = "public, max-age=31536000, immutable";
        response.Headers.Vary = "Accept-Encoding";
        var compressed = PageRenderer.Takes(context.Request, "br");
        if (compressed)
        {
            response.Headers.ContentEncoding = "br";
        }

        var body = compressed ? asset.Compressed : asset.Plain;
        response.ContentLength = body.Length;
        await response.Body.WriteAsync(body, context.RequestAborted);
    }

    private static IEnumerable<Asset> Read()
    {
        var assembly = typeof(StaticAssets).Assembly;
        foreach (var name in assembly.GetManifestResourceNames().Where(name => name.StartsWith(Prefix, StringComparison.Ordinal)))
        {
            using var stream = assembly.GetManifestResourceStream(name)!;
            using var body = new MemoryStream();
            stream.CopyTo(body);
            yield return Asset.Of(name[Prefix.Length..], body.ToArray());
        }
    }

    private sealed record Asset(string File, string Address, string Type, byte[] Plain, byte[] Compressed)
    {
        public static Asset Of(string file, byte[] body)
        {
            var hash = Convert.ToHexStringLower(SHA256.HashData(body))[..HashLength];
            var ending = Path.GetExtension(file);
            return new Asset(file, $"/{Prefix}{Path.GetFileNameWithoutExtension(file)}.{hash}{ending}", TypeOf(ending), body, Compress(body));
        }

        private static string TypeOf(string ending) => ending switch
        {
            ".css" => "text/css; charset=utf-8",
            ".js" => "text/javascript; charset=utf-8",
            _ => "image/svg+xml",
        };

        private static byte[] Compress(byte[] body)
        {
            using var compressed = new MemoryStream();
            using (var stream = new BrotliStream(compressed, CompressionLevel.SmallestSize))
            {
                stream.Write(body);
            }

            return compressed.ToArray();
        }
    }
}
