using System.Net.Http.Headers;
using System.Text.RegularExpressions;
using NUnit.Framework;

namespace Reporting.FaultTests.Storm;

/// <summary>What callers are told while the database is away.</summary>
internal static partial class Outage
{
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
        using var client = new HttpClient { BaseAddress = server, Timeout = TimeSpan.FromSeconds(30) };
        Assert.That((int)(await client.GetAsync(new Uri("/health/live", UriKind.Relative))).StatusCode, Is.EqualTo(200));
        Assert.That((int)(await client.GetAsync(new Uri("/health/ready", UriKind.Relative))).StatusCode, Is.EqualTo(503));
        foreach (var (path, body) in Reports)
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, path);
            request.Headers.Authorization = path is "/api/stats/" ? new("Token", Fleet.AdminToken) : new AuthenticationHeaderValue("Bearer", Fleet.AdminToken);
            var asked = TimeProvider.System.GetTimestamp();
            using var answer = await client.SendAsync(request);
            var took = TimeProvider.System.GetElapsedTime(asked);

            Assert.That((int)answer.StatusCode, Is.EqualTo(503), path);
            Assert.That(await answer.Content.ReadAsStringAsync(), Does.Match(body));
            Assert.That(answer.Headers.RetryAfter, Is.Not.Null, path);
            Assert.That(took, Is.LessThan(Promptly), path);
        }
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
