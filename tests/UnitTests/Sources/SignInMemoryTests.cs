using System.Globalization;
using NUnit.Framework;
using Reporting.Domain.Access;
using Reporting.Infrastructure.Sources;
using Reporting.Testing;

namespace Reporting.UnitTests.Sources;

internal sealed class SignInMemoryTests
{
    private readonly TestClock clock = new(new DateTimeOffset(2026, 3, 1, 12, 0, 0, TimeSpan.Zero));

    [Test]
    public void At_most_ten_thousand_answers_are_kept_and_the_oldest_go()
    {
        var memory = new SignInMemory(clock);
        for (var number = 0; number < 25_000; number++)
        {
            clock.Advance(TimeSpan.FromMilliseconds(1));
            memory.Keep(Digest(number), new SignInAnswer.Known(TokenRole.Member));
        }

        var kept = Enumerable.Range(0, 25_000).Where(number => memory.Find(Digest(number)) is not null).ToList();

        Assert.That(kept, Has.Count.InRange(9_000, 10_000));
        Assert.That(kept[^1] - kept[0], Is.EqualTo(kept.Count - 1), "what was kept last is there without a gap");
        Assert.That(kept[^1], Is.EqualTo(24_999));
    }

    [Test]
    public void A_later_answer_takes_the_place_of_an_earlier_one()
    {
        var memory = new SignInMemory(clock);
        memory.Keep(Digest(1), new SignInAnswer.Known(TokenRole.Auditor));
        memory.Keep(Digest(1), new SignInAnswer.Unknown());

        Assert.That((memory.Find(Digest(1)), memory.FindWhileUnavailable(Digest(1))), Is.EqualTo(((SignInAnswer)new SignInAnswer.Unknown(), (SignInAnswer)new SignInAnswer.Unknown())));
    }

    private static TokenDigest Digest(int number) => TokenDigest.Of(number.ToString(CultureInfo.InvariantCulture));
}
