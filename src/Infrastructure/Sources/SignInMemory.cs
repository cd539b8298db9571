using Reporting.Domain.Access;

namespace Reporting.Infrastructure.Sources;

/// <summary>What products answered, by digest of the credential: not the credential itself, and not for long.</summary>
internal sealed class SignInMemory(TimeProvider clock)
{
    private const int MaxCount = 10_000;

    private static readonly TimeSpan KnownFor = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan UnknownFor = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan WhileUnavailable = TimeSpan.FromMinutes(5);

    private readonly Lock gate = new();
    private readonly Dictionary<TokenDigest, (SignInAnswer Answer, DateTimeOffset At)> answers = [];

    /// <summary>The answers that are still valid.</summary>
    public SignInAnswer? Find(TokenDigest digest) => Find(digest, known => known is SignInAnswer.Known ? KnownFor : UnknownFor);

    /// <summary>The answers that are used while the product does not answer.</summary>
    public SignInAnswer? FindWhileUnavailable(TokenDigest digest) => Find(digest, known => known is SignInAnswer.Known ? WhileUnavailable : UnknownFor);

    public void Keep(TokenDigest digest, SignInAnswer answer)
    {
        var now = clock.GetUtcNow();
        lock (gate)
        {
            answers[digest] = (answer, now);
            if (answers.Count > MaxCount)
            {
                foreach (var old in answers.OrderBy(each => each.Value.At).Take(MaxCount / 10).Select(each => each.Key).ToList())
                {
                    answers.Remove(old);
                }
            }
        }
    }

    private SignInAnswer? Find(TokenDigest digest, Func<SignInAnswer, TimeSpan> lifeOf)
    {
        var now = clock.GetUtcNow();
        lock (gate)
        {
            return answers.TryGetValue(digest, out var kept) && now - kept.At < lifeOf(kept.Answer) ? kept.Answer : null;
        }
    }
}
