using NUnit.Framework;
using Reporting.Testing.Service;

namespace Reporting.AttackTests.Streams;

/// <summary>Sockets that stay open and take nothing.</summary>
internal sealed class StalledConnectionTests : ServiceFixture
{
    protected override (string Name, string Value)[] Settings => [("Requests:StalledSeconds", "2"), ("Requests:MaxStreamsPerToken", "1")];

    [Test]
    public async Task Are_cut_off_and_what_they_held_is_free_again()
    {
        await LongList.AddAsync(Service);
        using var stalled = await LongList.AskTableAsync(Service);
        Assert.That(await stalled.ReadStatusAsync(), Is.EqualTo("HTTP/1.1 200 OK"));
        Assert.That((await Service.GetAsync("/api/audit")).Status, Is.EqualTo(429));

        Assert.That(async () => (await Service.GetAsync("/api/audit")).Status, Is.EqualTo(200).After(40).Seconds.PollEvery(200).MilliSeconds);
        Assert.That(stalled.ReadToEndAsync, Throws.InstanceOf<IOException>(), "what the system still held is gone as well");
    }

    [Test]
    public async Task Are_left_alone_while_they_wait_for_nothing()
    {
        using var idle = await RawRequest.SendAsync(Service.Address, "GET /health/live HTTP/1.1\r\nHost: x\r\n\r\n");
        Assert.That(await idle.ReadStatusAsync(), Is.EqualTo("HTTP/1.1 200 OK"));
        await LongList.AddAsync(Service);
        using var stalled = await LongList.AskTableAsync(Service);
        Assert.That(() => Service.LogLines.Count(line => line.Contains("took nothing of its answer", StringComparison.Ordinal)), Is.EqualTo(1).After(40).Seconds.PollEvery(200).MilliSeconds);

        await idle.SendAsync("GET /health/live HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n");

        Assert.That(await idle.ReadToEndAsync(), Does.Contain("HTTP/1.1 200 OK").And.EndsWith("live\n"));
    }
}
