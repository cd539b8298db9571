namespace Reporting.AttackTests.Fairness;

/// <summary>What one token does to a service for as long as it is let. A new attack is a class of this kind in this folder.</summary>
internal abstract class Attack
{
    /// <summary>The role of the token that attacks; it is bound to the instance <c>attacker</c> or <c>attacker-flags</c>.</summary>
    public abstract string Role { get; }

    /// <summary>The instance that its token is bound to.</summary>
    public virtual string Instance => "attacker-flags";

    /// <summary>Goes on until it is called off; what becomes of its own requests is no matter.</summary>
    public abstract Task RunAsync(Uri address, string token, CancellationToken cancellationToken);

    public override string ToString() => GetType().Name;

    /// <summary>Sends requests on so many connections at once, over and over.</summary>
    /// <param name="next">The path and query of the request of that number.</param>
    protected static async Task FloodAsync(Uri address, string token, int connections, Func<int, string> next, CancellationToken cancellationToken)
    {
        using var client = new HttpClient { BaseAddress = address, Timeout = TimeSpan.FromMinutes(2) };
        client.DefaultRequestHeaders.TryAddWithoutValidation("Authorization", $"Bearer {token}");
        var count = 0;
        await Task.WhenAll(Enumerable.Range(0, connections).Select(async _ =>
        {
            while (!cancellationToken.IsCancellationRequested)
            {
                // Whole bodies in memory would make this process, which measures, wait for its own garbage collector.
                using var answer = await client.GetAsync(
                    new Uri(next(Interlocked.Increment(ref count)), UriKind.Relative), HttpCompletionOption.ResponseHeadersRead, cancellationToken);
                await answer.Content.CopyToAsync(Stream.Null, cancellationToken);
            }
        }));
    }
}
