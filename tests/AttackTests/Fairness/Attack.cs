using Reporting.Testing;
using Reporting.Testing.Service;

namespace Reporting.AttackTests.Fairness;

/// <summary>What one token does to a service for as long as it is let. A new attack is a class of this kind in this folder.</summary>
internal abstract class Attack
{
    private int successes;

    /// <summary>The role of the token that attacks; it is bound to <see cref="Instance"/>.</summary>
    public abstract string Role { get; }

    /// <summary>The instance that its token is bound to: of flags where the key ends so, else of workspaces.</summary>
    public virtual string Instance => "attacker-flags";

    /// <summary>Whether it waits for answers: then some must be good ones, since what is refused at once does nothing to anybody.</summary>
    public virtual bool ReadsAnswers => true;

    /// <summary>How many of the answers that it waited for were good.</summary>
    public int Successes => successes;

    /// <summary>Goes on until it is called off; what becomes of its own requests is no matter.</summary>
    public abstract Task RunAsync(Uri address, string token, CancellationToken cancellationToken);

    /// <summary>Asks for a hundred answers and never reads one; where one is refused or cut off, it is asked for again.</summary>
    /// <param name="next">The path and query of the request of that number.</param>
    protected static async Task LeaveUnreadAsync(Uri address, string token, Func<int, string> next, CancellationToken cancellationToken)
    {
        var open = new Queue<RawRequest>();
        try
        {
            for (var number = 0; ; number++)
            {
                open.Enqueue(await RawRequest.SendAsync(address, $"GET {next(number)} HTTP/1.1\r\nHost: x\r\nAuthorization: {token}\r\n\r\n"));
                if (open.Count > 100)
                {
                    open.Dequeue().Dispose();
                    await Task.Delay(TimeSpan.FromMilliseconds(20), cancellationToken);
                }
            }
        }
        finally
        {
            foreach (var each in open)
            {
                each.Dispose();
            }
        }
    }

    public override string ToString() => GetType().Name;

    /// <summary>Sends requests on so many connections at once, over and over.</summary>
    /// <param name="next">The path and query of the request of that number.</param>
    protected Task FloodAsync(Uri address, string token, int connections, Func<int, string> next, CancellationToken cancellationToken)
        => FloodAsync(address, token, connections, number => new HttpRequestMessage(HttpMethod.Get, new Uri(next(number), UriKind.Relative)), cancellationToken);

    protected static HttpRequestMessage Post(string path, string lines) => new(HttpMethod.Post, new Uri(path, UriKind.Relative)) { Content = RecordLines.Content(lines) };

    protected async Task FloodAsync(Uri address, string token, int connections, Func<int, HttpRequestMessage> next, CancellationToken cancellationToken)
    {
        using var client = new HttpClient { BaseAddress = address, Timeout = TimeSpan.FromMinutes(2) };
        client.DefaultRequestHeaders.TryAddWithoutValidation("Authorization", $"Bearer {token}");
        var count = 0;
        await Task.WhenAll(Enumerable.Range(0, connections).Select(async _ =>
        {
            while (!cancellationToken.IsCancellationRequested)
            {
                // Whole bodies in memory would make this process, which measures, wait for its own garbage collector.
                using var request = next(Interlocked.Increment(ref count));
                using var answer = await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellationToken);
                await answer.Content.CopyToAsync(Stream.Null, cancellationToken);
                Interlocked.Add(ref successes, answer.IsSuccessStatusCode ? 1 : 0);
            }
        }));
    }
}
