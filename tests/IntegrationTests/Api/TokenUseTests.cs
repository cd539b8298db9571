using NUnit.Framework;
using Reporting.Testing.Service;
using static Reporting.Testing.Workspaces.Given;

namespace Reporting.IntegrationTests.Api;

/// <summary>When tokens were last used.</summary>
internal sealed class TokenUseTests : ServiceFixture
{
    [Test]
    public async Task Is_unknown_before_the_first_use()
    {
        var (id, _) = await Service.AddTokenAsync("member");

        Assert.That(await LastUseAsync(id), Is.Null);
    }

    [Test]
    public async Task Is_written_down_at_most_once_a_minute()
    {
        var (id, token) = await Service.AddTokenAsync("member");
        await UseAtAsync(token, Noon);
        await WaitForAsync(id, "2026-03-04T12:00:00Z");

        await UseAtAsync(token, Noon.AddSeconds(59));
        await UseAnotherAsync(Service, "2026-03-04T12:00:59Z");
        var within = await LastUseAsync(id);
        await UseAtAsync(token, Noon.AddSeconds(60));
        await WaitForAsync(id, "2026-03-04T12:01:00Z");

        Assert.That(within, Is.EqualTo("2026-03-04T12:00:00Z"));
    }

    [Test]
    public async Task Is_written_down_at_most_once_a_minute_by_all_servers_together()
    {
        await using var another = await Service.StartAnotherAsync();
        var (id, token) = await Service.AddTokenAsync("member");
        await UseAtAsync(token, Noon);
        await WaitForAsync(id, "2026-03-04T12:00:00Z");
        Service.Clock.Now = Noon.AddSeconds(30);
        (await another.GetAsync("/api/instances", token)).Expect(200);
        await UseAnotherAsync(another, "2026-03-04T12:00:30Z");

        Assert.That(await LastUseAsync(id), Is.EqualTo("2026-03-04T12:00:00Z"));
    }

    [Test]
    public async Task Is_no_attempt_that_was_refused()
    {
        var (id, token) = await Service.AddTokenAsync("member", networks: "10.0.0.0/8");
        (await Service.GetAsync("/api/instances", token)).Expect(401);
        await UseAnotherAsync(Service, "2026-03-04T12:00:00Z");

        Assert.That(await LastUseAsync(id), Is.Null);
    }

    private async Task UseAtAsync(string token, DateTimeOffset time)
    {
        Service.Clock.Now = time;
        (await Service.GetAsync("/api/instances", token)).Expect(200);
    }

    /// <summary>Uses are written down in turn: once that of another token is, those before it were looked at.</summary>
    private async Task UseAnotherAsync(ServiceUnderTest server, string time)
    {
        var (id, token) = await Service.AddTokenAsync("member");
        (await server.GetAsync("/api/instances", token)).Expect(200);
        await WaitForAsync(id, time);
    }

    private async Task WaitForAsync(long id, string time)
    {
        using var timeout = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        while (!string.Equals(await LastUseAsync(id), time, StringComparison.Ordinal))
        {
            await Task.Delay(TimeSpan.FromMilliseconds(10), timeout.Token);
        }
    }

    private async Task<string?> LastUseAsync(long id)
        => (await Service.GetAsync("/api/tokens")).Json.AsArray().Single(token => token!["id"]!.GetValue<long>() == id)!["last_used_at"]?.GetValue<string>();
}
