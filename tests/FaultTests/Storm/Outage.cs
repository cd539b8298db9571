using System.Net.Http.Headers;
using System.Text.RegularExpressions;
using NUnit.Framework;
using Reporting.Testing.Service;

namespace Reporting.FaultTests.Storm;

/// <summary>What callers are told while the database is away.</summary>
internal static partial class Outage
{
    private static readonly HttpClient Client = new() { Timeout = TimeSpan.FromSeconds(30) };
    private static readonly TimeSpan Promptly = TimeSpan.FromSeconds(2);

    /// <summary>A report of each dialect, and how that dialect says it.</summary>
    private static readonly IReadOnlyList<(string Path, Regex Body)> Reports =
    [
        ("/api/v2/insights/daus", CoderWords()),
        ("/api/admin/instance-admin/statistics", UnleashWords()),
        ("/api/stats/", OpenL2MWords()),
        ("/api/instances/workspaces", NativeWords()),
    ];

    public static async Task CheckAsync(Uri server)
    {
        Assert.That(await AskAsync(server, "/health/live"), Is.EqualTo(200));
        Assert.That(await AskAsync(server, "/health/ready"), Is.EqualTo(503));
        foreach (var (path, _) in Reports)
        {
            await CheckReportAsync(server, path);
        }
    }

    public static async Task CheckReportAsync(Uri server, string path)
    {
        var asked = TimeProvider.System.GetTimestamp();
        using var answer = await SendAsync(server, path);
        var took = TimeProvider.System.GetElapsedTime(asked);

        Assert.That((int)answer.StatusCode, Is.EqualTo(503), path);
        Assert.That(await answer.Content.ReadAsStringAsync(), Does.Match(Reports.Single(report => string.Equals(report.Path, path, StringComparison.Ordinal)).Body));
        Assert.That(answer.Headers.RetryAfter, Is.Not.Null, path);
        Assert.That(took, Is.LessThan(Promptly), path);
    }

    /// <returns>The status.</returns>
    public static async Task<int> AskAsync(Uri server, string path)
    {
        using var answer = await SendAsync(server, path);
        return (int)answer.StatusCode;
    }

    private static async Task<HttpResponseMessage> SendAsync(Uri server, string path)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(server, path));
        request.Headers.Authorization = path is "/api/stats/" ? new("Token", ServiceUnderTest.AdminToken) : new AuthenticationHeaderValue("Bearer", ServiceUnderTest.AdminToken);
        return await Client.SendAsync(request);
    }

    [GeneratedRegex("""^\{"message":".+"\}\s*$""", RegexOptions.None, 1000)]
    private static partial Regex CoderWords();

    [GeneratedRegex("""^\{"id":".+","name":".+","message":".+","details":\[.+\]\}$""", RegexOptions.None, 1000)]
    private static partial Regex UnleashWords();

    [GeneratedRegex("""^\{"detail":".+"\}$""", RegexOptions.None, 1000)]
    private static partial Regex OpenL2MWords();

    [GeneratedRegex("""^\{"type":"about:blank","title":"Service Unavailable","status":503,"detail":".+"\}$""", RegexOptions.None, 1000)]
    private static partial Regex NativeWords();
}
