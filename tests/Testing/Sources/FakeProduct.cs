using System.Collections.Concurrent;
using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Reporting.Testing.Sources;

/// <summary>An HTTP server that stands where a product would, answers as it is told to, and keeps what it was asked.</summary>
internal sealed class FakeProduct : IAsyncDisposable
{
    private readonly WebApplication app;
    private readonly ConcurrentQueue<ProductRequest> requests = new();

    private FakeProduct(WebApplication app) => this.app = app;

    public string BaseUrl => app.Urls.First();

    /// <summary>Whether it was asked nothing since the last look.</summary>
    public bool IsQuiet => requests.IsEmpty;

    /// <summary>What it was asked since the last look.</summary>
    public IReadOnlyList<ProductRequest> TakeRequests()
    {
        List<ProductRequest> taken = [];
        while (requests.TryDequeue(out var request))
        {
            taken.Add(request);
        }

        return taken;
    }

    /// <summary>What it answers; until it is told to, that it knows nobody.</summary>
    public RequestDelegate Answer { get; set; } = Says(401);

    /// <param name="hasCertificate">Whether it speaks TLS, with a certificate of its own making.</param>
    public static async Task<FakeProduct> StartAsync(bool hasCertificate = false)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseKestrelHttpsConfiguration();
        builder.WebHost.ConfigureKestrel(server => server.Listen(IPAddress.Loopback, 0, endpoint =>
        {
            if (hasCertificate)
            {
                endpoint.UseHttps(MakeCertificate());
            }
        }));
        var product = new FakeProduct(builder.Build());
        product.app.Run(async context =>
        {
            var headers = context.Request.Headers.ToDictionary(header => header.Key, header => header.Value.ToString(), StringComparer.OrdinalIgnoreCase);
            product.requests.Enqueue(new ProductRequest($"{context.Request.Method} {context.Request.Path}{context.Request.QueryString}", headers));
            await product.Answer(context);
        });
        await product.app.StartAsync();
        return product;
    }

    /// <summary>An answer of that status and body.</summary>
    public static RequestDelegate Says(int status, string body = "{}") => context =>
    {
        context.Response.StatusCode = status;
        context.Response.ContentType = "application/json";
        return context.Response.WriteAsync(body);
    };

    /// <summary>An answer that sends the caller to another address.</summary>
    public static RequestDelegate Redirects(string address) => context =>
    {
        context.Response.Redirect(address);
        return Task.CompletedTask;
    };

    /// <summary>Keeps the caller waiting until he gives up.</summary>
    public static Task Hangs(HttpContext context) => Task.Delay(Timeout.Infinite, context.RequestAborted).ContinueWith(_ => { }, TaskScheduler.Default);

    public ValueTask DisposeAsync() => app.DisposeAsync();

    private static X509Certificate2 MakeCertificate()
    {
        using var key = RSA.Create(2048);
        var names = new SubjectAlternativeNameBuilder();
        names.AddIpAddress(IPAddress.Loopback);
        var wanted = new CertificateRequest("CN=127.0.0.1", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        wanted.CertificateExtensions.Add(names.Build());
        var now = TimeProvider.System.GetUtcNow();
        using var certificate = wanted.CreateSelfSigned(now.AddDays(-1), now.AddDays(1));
        return X509CertificateLoader.LoadPkcs12(certificate.Export(X509ContentType.Pkcs12), password: null);
    }
}

/// <param name="Line">Its method and path.</param>
internal sealed record ProductRequest(string Line, IReadOnlyDictionary<string, string> Headers);
