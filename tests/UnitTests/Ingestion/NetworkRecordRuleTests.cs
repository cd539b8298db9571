using NUnit.Framework;
using Reporting.Domain.Network.Records;
using static Reporting.UnitTests.Ingestion.Parsing;

namespace Reporting.UnitTests.Ingestion;

internal sealed class NetworkRecordRuleTests
{
    private const string Entry = """{"id":1,"timestamp":"2026-11-20T11:30:00Z","type":1,"action":100}""";

    private static readonly string LongName = $"\"{new string('x', 1_001)}\"";

    [Test]
    public void A_log_entry_needs_no_user_device_or_description()
    {
        Assert.That(Parse<LogEntry>(Entry), Is.EqualTo(new LogEntry { Id = 1, Timestamp = new DateTimeOffset(2026, 11, 20, 11, 30, 0, TimeSpan.Zero), Type = 1, Action = 100 }));
        Assert.That(Parse<LogEntry>(Entry.Replace("}", ""","user_id":null,"device_id":9223372036854775807}""", StringComparison.Ordinal)).DeviceId, Is.EqualTo(long.MaxValue));
    }

    [TestCase("id", "\"1\"", "must be an integer")]
    [TestCase("type", "1.5", "must be an integer")]
    [TestCase("action", "null", "is required")]
    [TestCase("timestamp", "\"2026-11-20T11:30:00\"", "must be a date-time with an offset")]
    [TestCase("timestamp", "\"1969-12-31T23:59:59Z\"", "must be at most 3650 days old and at most a day ahead of the clock")]
    [TestCase("device_id", "9223372036854775808", "must be an integer of 64 bits")]
    public void A_log_entry_has_a_time_and_numbers(string field, string value, string message)
        => Assert.That(FaultsOf<LogEntry>(With(Entry, field, value)), Is.EqualTo(new[] { (field, message) }));

    [Test]
    public void A_group_lists_its_devices_by_number()
    {
        Assert.That(Parse<DeviceGroup>("""{"id":1,"devices":[3,2]}""").Devices, Is.EqualTo([3, 2]));
        Assert.That(FaultsOf<DeviceGroup>("""{"id":1,"devices":[3,"2"]}"""), Is.EqualTo(new[] { ("devices[1]", "must be an integer") }));
        Assert.That(FaultsOf<DeviceGroup>("""{"id":1}"""), Is.EqualTo(new[] { ("devices", "is required") }));
    }

    [Test]
    public void A_counter_has_a_name()
    {
        Assert.That(FaultsOf<Counter>("""{"name":"changes","value":39014}"""), Is.Empty);
        Assert.That(FaultsOf<Counter>("""{"name":"","value":1}"""), Is.EqualTo(new[] { ("name", "must have 1 to 255 characters") }));
    }

    [Test]
    public void Names_may_be_missing_but_not_endless()
    {
        Assert.That(NameFaults<Device>(), Is.EqualTo(NameFaults<DeviceGroup>(",\"devices\":[]")));
        Assert.That(NameFaults<Vlan>(), Is.EqualTo(NameFaults<VlanGroup>()));
        Assert.That(NameFaults<Command>(), Is.EqualTo(NameFaults<CommandList>()));
        Assert.That(NameFaults<SnmpProfile>(), Is.EqualTo(NameFaults<CredentialsProfile>()));
        Assert.That(FaultsOf<Device>("""{"id":1}"""), Is.Empty);
    }

    private static IReadOnlyList<(string? Field, string Message)> NameFaults<TRecord>(string more = "")
        where TRecord : class
    {
        var faults = FaultsOf<TRecord>($$"""{"id":1,"name":{{LongName}}{{more}}}""");
        Assert.That(faults, Is.EqualTo(new[] { ("name", "must have at most 1000 characters") }));
        return faults;
    }

    private static string With(string json, string field, string value) => json[..^1] + $",\"{field}\":{value}}}";
}
