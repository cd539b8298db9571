using NUnit.Framework;
using Reporting.Infrastructure.Workers;

namespace Reporting.UnitTests.Workers;

internal sealed class MemoryTrimTests
{
    [Test]
    public void Memory_is_given_back_once_after_a_burst_and_not_while_it_lasts()
    {
        var trim = new MemoryTrim();
        const long Burst = 10 * MemoryTrim.Worthwhile;

        Assert.That(
            new[] { Burst, 2 * Burst, (2 * Burst) + 1, (2 * Burst) + 2 }.Select(trim.IsDue),
            Is.EqualTo(new[] { false, false, true, false }));
    }

    [Test]
    public void Little_at_a_time_is_given_back_when_it_has_become_much()
    {
        var trim = new MemoryTrim();
        var looks = Enumerable.Range(1, 40).Select(look => look * (MemoryTrim.Quiet - 1)).Select(trim.IsDue).ToList();

        Assert.That(looks.Count(isDue => isDue), Is.EqualTo(2));
        Assert.That(looks.IndexOf(item: true), Is.EqualTo((int)(MemoryTrim.Worthwhile / MemoryTrim.Quiet)));
    }
}
