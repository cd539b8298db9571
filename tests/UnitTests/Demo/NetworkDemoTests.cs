using System.Text.Json;
using NUnit.Framework;
using Reporting.Demo.Network;

namespace Reporting.UnitTests.Demo;

internal sealed class NetworkDemoTests
{
    private static readonly DateTimeOffset Created = new(2026, 3, 20, 12, 0, 0, TimeSpan.Zero);

    [Test]
    public void Only_gains_entries_while_time_goes_by()
    {
        var earlier = Lines("log-entries", Created);

        Assert.That(Lines("log-entries", Created.AddDays(20)).Take(earlier.Count), Is.EqualTo(earlier));
    }

    [Test]
    public void Has_ninety_days_of_entries_in_order_with_ids_of_their_own()
    {
        var entries = Lines("log-entries", Created).Select(line => JsonElement.Parse(line)).ToList();
        var times = entries.Select(entry => entry.GetProperty("timestamp").GetDateTimeOffset()).ToList();

        Assert.That(entries.Select(entry => entry.GetProperty("id").GetInt64()), Is.Unique.And.Ordered);
        Assert.That(times, Is.Ordered);
        Assert.That((times[0], times[^1]), Is.EqualTo((Created.AddDays(-90).AddHours(-12), Created)).Within(TimeSpan.FromMinutes(15)));
        Assert.That(entries.Select(entry => entry.GetProperty("type").GetInt64()).Distinct(), Is.EquivalentTo([0, 1, 3, 4, 5]));
    }

    [Test]
    public void Has_the_devices_of_a_campus_and_totals_from_before_its_log()
    {
        var changes = Lines("log-entries", Created).Count(line => line.Contains("\"type\":1,", StringComparison.Ordinal));

        Assert.That(Lines("devices", Created), Has.Exactly(1_246).Items);
        Assert.That(Lines("device-groups", Created)[^1], Does.EndWith("\"devices\":[]}"));
        Assert.That(Lines("counters", Created)[0], Is.EqualTo($$"""{"name":"changes","value":{{39_014 + changes}}}"""));
    }

    private static List<string> Lines(string collection, DateTimeOffset now) => DemoLines.Of(new NetworkDemo(), collection, now, Created);
}
