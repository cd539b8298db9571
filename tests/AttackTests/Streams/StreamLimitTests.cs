using NUnit.Framework;
using Reporting.Testing.Service;

namespace Reporting.AttackTests.Streams;

/// <summary>More lists at once than may be.</summary>
internal sealed class StreamLimitTests : ServiceFixture
{
    protected override (string Name, string Value)[] Settings => [("Requests:MaxStreams", "3"), ("Requests:MaxStreamsPerToken", "2")];

    [Test]
    public async Task Are_refused_to_the_token_and_to_all_and_given_again_once_others_end()
    {
        await LongList.AddAsync(Service);
        var (_, other) = await Service.AddTokenAsync("admin");
        using var first = await BeginAsync(ServiceUnderTest.AdminToken);
        using var second = await BeginAsync(ServiceUnderTest.AdminToken);

        var ofToken = await Service.GetAsync("/api/admin/events?project=long");
        var audit = await Service.GetAsync("/api/audit");
        using var third = await BeginAsync(other);
        var ofAll = await Service.GetAsync("/api/audit", other);

        Assert.That(ofToken.Status, Is.EqualTo(429));
        Assert.That(ofToken.Json["name"]!.GetValue<string>(), Is.EqualTo("RateLimitError"));
        Assert.That(ofToken.Response.Headers.RetryAfter?.ToString(), Is.EqualTo("1"));
        Assert.That(ofToken.Tag, Is.Null);
        Assert.That(audit.Body, Is.EqualTo("""{"type":"about:blank","title":"Too Many Requests","status":429,"detail":"As many as 2 lists are being sent to the token already; try again."}"""));
        Assert.That(ofAll.Body, Is.EqualTo("""{"type":"about:blank","title":"Too Many Requests","status":429,"detail":"As many as 3 lists are being sent already; try again."}"""));
        second.Dispose();
        Assert.That(async () => (await Service.GetAsync("/api/audit", other)).Status, Is.EqualTo(200).After(30).Seconds.PollEvery(100).MilliSeconds);
    }

    [TestCase("/flags/events/all.csv")]
    [TestCase("/flags/events/all.ndjson")]
    public async Task Downloads_of_pages_share_the_limits(string path)
    {
        await LongList.AddAsync(Service);
        using var browser = await PageBrowser.SignInAsync(Service);
        using var first = await BeginAsync(ServiceUnderTest.AdminToken);
        using var download = await RawRequest.SendAsync(Service.Address, $"GET {path}?range=12m HTTP/1.1\r\nHost: x\r\nConnection: close\r\nCookie: {string.Join("; ", browser.Cookies.Select(cookie => $"{cookie.Key}={cookie.Value}"))}\r\n\r\n");
        Assert.That(await download.ReadStatusAsync(), Is.EqualTo("HTTP/1.1 200 OK"));

        var another = await browser.GetAsync(path);
        var list = await Service.GetAsync("/api/admin/events?project=long");

        Assert.That((another.Status, list.Status), Is.EqualTo((429, 429)));
        Assert.That(another.Response.Headers.RetryAfter?.ToString(), Is.EqualTo("5"));
        Assert.That(another.Body, Does.Contain("As many as 2 lists are being sent to the token already"));
        download.Dispose();
        Assert.That(async () => (await browser.GetAsync(path)).Status, Is.EqualTo(200).After(30).Seconds.PollEvery(100).MilliSeconds);
    }

    private async Task<RawRequest> BeginAsync(string token)
    {
        var begun = await LongList.AskTableAsync(Service, token);
        Assert.That(await begun.ReadStatusAsync(), Is.EqualTo("HTTP/1.1 200 OK"));
        return begun;
    }
}
