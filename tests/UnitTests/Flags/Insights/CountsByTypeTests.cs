using NUnit.Framework;
using Reporting.Application.Flags.Insights;

namespace Reporting.UnitTests.Flags.Insights;

internal sealed class CountsByTypeTests
{
    private static readonly CountsByType Counts = new(["experiment", "kill-switch", "release"], [3, 0, 7]);

    [Test]
    public void Counts_are_listed_in_the_order_of_their_types()
        => Assert.That(Counts, Is.EqualTo(new[] { KeyValuePair.Create("experiment", 3L), KeyValuePair.Create("kill-switch", 0L), KeyValuePair.Create("release", 7L) }));

    [Test]
    public void A_count_is_found_by_its_type()
    {
        Assert.That((Counts["release"], Counts.ContainsKey("kill-switch"), Counts.TryGetValue("permission", out var none), none), Is.EqualTo((7L, true, false, 0L)));
        Assert.That(() => Counts["permission"], Throws.TypeOf<KeyNotFoundException>());
    }
}
