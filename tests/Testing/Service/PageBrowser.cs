using System.Text.RegularExpressions;

namespace Reporting.Testing.Service;

/// <summary>
/// Asks for pages as a browser does: it keeps cookies, whatever time the clock of the test says, and goes where it is sent only when a test says so.
/// </summary>
internal sealed partial class PageBrowser : IDisposable
{
    private readonly SocketsHttpHandler handler;
    private readonly HttpClient client;

    public PageBrowser(ServiceUnderTest service)
    {
        handler = new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false };
        client = new HttpClient(handler) { BaseAddress = service.Address };
        Host = service.Address.Authority;
    }

    /// <summary>What it takes the server for: that of a balancer, where there is one.</summary>
    public string Host { get; set; }

    public Dictionary<string, string> Cookies { get; } = new(StringComparer.Ordinal);

    /// <summary>A browser that is signed in.</summary>
    public static async Task<PageBrowser> SignInAsync(ServiceUnderTest service, string token = ServiceUnderTest.AdminToken)
    {
        var browser = new PageBrowser(service);
        (await browser.PostAsync("/sign-in", ("token", token))).Expect(303);
        return browser;
    }

    public Task<Answer> GetAsync(string path) => SendAsync(new HttpRequestMessage(HttpMethod.Get, new Uri(path, UriKind.Relative)));

    public Task<Answer> PostAsync(string path, params (string Name, string Value)[] fields) => PostFromAsync("same-origin", path, fields);

    /// <param name="site">Where the form came from, as browsers say it.</param>
    public Task<Answer> PostFromAsync(string site, string path, params (string Name, string Value)[] fields)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, new Uri(path, UriKind.Relative))
        {
            Content = new FormUrlEncodedContent(fields.Select(field => KeyValuePair.Create(field.Name, field.Value))),
        };
        request.Headers.Add("Sec-Fetch-Site", site);
        return SendAsync(request);
    }

    /// <summary>The value that the forms of a page send along.</summary>
    public static string FormTokenOf(Answer page) => FormToken().Match(page.Body).Groups["value"].Value;

    public void Dispose()
    {
        client.Dispose();
        handler.Dispose();
    }

    private async Task<Answer> SendAsync(HttpRequestMessage request)
    {
        using (request)
        {
            request.Headers.Host = Host;
            request.Headers.TryAddWithoutValidation("Cookie", string.Join("; ", Cookies.Select(cookie => $"{cookie.Key}={cookie.Value}")));
            var response = await client.SendAsync(request);
            foreach (var cookie in response.Headers.TryGetValues("Set-Cookie", out var set) ? set : [])
            {
                var (name, value) = (cookie.Split('=')[0], cookie.Split('=', 2)[1].Split(';')[0]);
                if (value.Length > 0)
                {
                    Cookies[name] = value;
                }
                else
                {
                    Cookies.Remove(name);
                }
            }

            return new Answer(response, await response.Content.ReadAsStringAsync());
        }
    }

    [GeneratedRegex("name=\"form\" value=\"(?<value>[0-9a-f]+)\"", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex FormToken();
}
