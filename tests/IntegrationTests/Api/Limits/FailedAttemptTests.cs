using System.Net;
using System.Net.Http.Headers;
using System.Net.Sockets;
using NUnit.Framework;
using Reporting.Testing.Service;

namespace Reporting.IntegrationTests.Api.Limits;

/// <summary>Addresses that try one token after the other.</summary>
internal sealed class FailedAttemptTests : ServiceFixture
{
    private const string Wrong = "wrongwrong-wrongwrongwrongwrongwr";
    private const int Max = 3;

    private static readonly TestCaseData<string, string>[] Refusals =
    [
        new(Dialects.Coder, """{"message":"You've been rate limited for sending more than 3 requests in 1m0s.","detail":"Too many API keys from this address were invalid."}"""),
        new(Dialects.Unleash, """{"name":"RateLimitError","message":"We're currently receiving too much traffic. Please try again later.","details":[{"message":"We're currently receiving too much traffic. Please try again later."}]}"""),
        new(Dialects.OpenL2M, """{"detail":"Request was throttled. Expected available in 60 seconds."}"""),
        new(Dialects.Native, """{"type":"about:blank","title":"Too Many Requests","status":429,"detail":"Too many tokens from this address were not let in; try again later."}"""),
    ];

    protected override (string Name, string Value)[] Settings => [("Requests:FailedAttemptsPerMinute", $"{Max}")];

    [TestCaseSource(nameof(Refusals))]
    public async Task Are_refused_in_the_words_of_each_dialect(string address, string body)
    {
        var unknown = await FailAsync(address);

        var refused = await Service.AskInAsync(address, Wrong);

        Assert.That(unknown, Is.All.EqualTo(401));
        Assert.That(refused.Status, Is.EqualTo(429));
        Assert.That(Dialects.BodyOf(refused), Is.EqualTo(body));
        Assert.That(refused.Response.Headers.RetryAfter?.ToString(), Is.EqualTo("60"));
    }

    [Test]
    public async Task Do_not_lock_out_good_tokens()
    {
        await Service.AddInstanceAsync();
        var (_, token) = await Service.AddTokenAsync("auditor");
        await FailAsync(Dialects.Coder);

        Assert.That((await Service.GetAsync(Dialects.Coder, $"{Wrong[..^1]}9")).Status, Is.EqualTo(429));
        Assert.That((await Service.GetAsync(Dialects.Coder)).Status, Is.EqualTo(200), "let in from there before");
        Assert.That((await Service.GetAsync(Dialects.Coder, token)).Status, Is.EqualTo(200), "never seen before");
    }

    [Test]
    public async Task Are_refused_after_a_while_so_that_refusing_costs_little()
    {
        await FailAsync(Dialects.Coder);
        var started = TimeProvider.System.GetTimestamp();

        Assert.That((await Service.GetAsync(Dialects.Coder, Wrong)).Status, Is.EqualTo(429));

        Assert.That(TimeProvider.System.GetElapsedTime(started), Is.GreaterThan(TimeSpan.FromMilliseconds(400)));
    }

    [Test]
    public async Task Do_not_lock_out_other_addresses()
    {
        await Service.AddInstanceAsync();
        var (_, token) = await Service.AddTokenAsync("auditor");
        await FailAsync(Dialects.Coder);

        Assert.That(await AskFromAsync(IPAddress.Parse("127.0.0.2"), token), Is.EqualTo(200));
    }

    [Test]
    public async Task Are_no_requests_without_a_token()
    {
        for (var asked = 0; asked <= Max; asked++)
        {
            Assert.That((await Service.GetAsync(Dialects.Coder, token: null)).Status, Is.EqualTo(401));
        }
    }

    private async Task<IReadOnlyList<int>> FailAsync(string address)
    {
        var answers = new List<int>();
        for (var asked = 0; asked < Max; asked++)
        {
            answers.Add((await Service.AskInAsync(address, $"{Wrong[..^1]}{asked}")).Status);
        }

        return answers;
    }

    private async Task<int> AskFromAsync(IPAddress address, string token)
    {
        using var handler = new SocketsHttpHandler
        {
            ConnectCallback = async (context, cancellationToken) =>
            {
                var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
                socket.Bind(new IPEndPoint(address, 0));
                await socket.ConnectAsync(context.DnsEndPoint, cancellationToken);
                return new NetworkStream(socket, ownsSocket: true);
            },
        };
        using var client = new HttpClient(handler) { BaseAddress = Service.Address };
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);
        using var answer = await client.GetAsync(new Uri(Dialects.Coder, UriKind.Relative));
        return (int)answer.StatusCode;
    }
}
