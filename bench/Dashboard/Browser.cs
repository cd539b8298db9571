using System.IO.Compression;
using System.Text;

namespace Reporting.Bench.Dashboard;

/// <summary>Reads pages as a browser does: signed in, and compressed.</summary>
internal sealed class Browser : IDisposable
{
    private readonly HttpClient client;

    private Browser(Uri address)
    {
        client = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false }) { BaseAddress = address };
        client.DefaultRequestHeaders.Add("Accept-Encoding", "gzip, br");
    }

    /// <summary>The value of its session.</summary>
    public string Session { get; private set; } = "";

    public static async Task<Browser> SignInAsync(BenchService service, CancellationToken cancellationToken)
    {
        var browser = new Browser(service.Client.BaseAddress!);
        using var form = new FormUrlEncodedContent([KeyValuePair.Create("token", BenchService.Token)]);
        using var response = await browser.client.PostAsync("/sign-in", form, cancellationToken);
        return (int)response.StatusCode == 303 ? browser.With(response) : throw new BenchFailedException($"Sign-in answered {(int)response.StatusCode}.");
    }

    /// <summary>The bytes as they were sent, and what they say.</summary>
    public async Task<(long Bytes, string Text)> ReadAsync(string address, CancellationToken cancellationToken)
    {
        using var response = await client.GetAsync(address, cancellationToken);
        var body = await response.Content.ReadAsByteArrayAsync(cancellationToken);
        if (!response.IsSuccessStatusCode || (int)response.StatusCode != 200)
        {
            throw new BenchFailedException($"{address} answered {(int)response.StatusCode}.");
        }

        await using Stream plain = response.Content.Headers.ContentEncoding.Contains("br") ? new BrotliStream(new MemoryStream(body), CompressionMode.Decompress) : new MemoryStream(body);
        using var reader = new StreamReader(plain, Encoding.UTF8);
        return (body.Length, await reader.ReadToEndAsync(cancellationToken));
    }

    private Browser With(HttpResponseMessage signedIn)
    {
        var cookie = signedIn.Headers.GetValues("Set-Cookie").Single().Split(';')[0];
        Session = cookie[(cookie.IndexOf('=', StringComparison.Ordinal) + 1)..];
        client.DefaultRequestHeaders.Add("Cookie", cookie);
        return this;
    }

    public void Dispose() => client.Dispose();
}
