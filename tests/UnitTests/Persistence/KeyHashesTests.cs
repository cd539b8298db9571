using NUnit.Framework;
using Reporting.Infrastructure.Persistence.Merge;

namespace Reporting.UnitTests.Persistence;

internal sealed class KeyHashesTests
{
    [TestCase(new ulong[] { }, false)]
    [TestCase(new ulong[] { 3, 1, 2 }, false)]
    [TestCase(new ulong[] { 3, 1, 2, 1 }, true)]
    [TestCase(new ulong[] { 0, ulong.MaxValue, 0 }, true)]
    public void Two_equal_ones_may_be_of_one_key(ulong[] hashes, bool mayRepeat) => Assert.That(Of(hashes).MayRepeat(), Is.EqualTo(mayRepeat));

    [Test]
    public void More_than_are_kept_may_repeat()
    {
        const int kept = 2_000_000;

        Assert.That(Of(Different(kept)).MayRepeat(), Is.False);
        Assert.That(Of(Different(kept + 1)).MayRepeat(), Is.True);
        Assert.That(Of(Different(kept + 5)).MayRepeat(), Is.True);
    }

    private static IEnumerable<ulong> Different(int count) => Enumerable.Range(0, count).Select(number => (ulong)number);

    private static KeyHashes Of(IEnumerable<ulong> hashes)
    {
        var keys = new KeyHashes();
        foreach (var hash in hashes)
        {
            keys.Add(hash);
        }

        return keys;
    }
}
