using Reporting.Domain.Access;
using Reporting.Domain.Network.Records;

namespace Reporting.Demo.Network;

/// <summary>Three months of the people and scripts who look after 1,246 switches of a campus.</summary>
internal sealed class NetworkDemo : IDemoInstance
{
    private const int Days = 90;
    private const int DaysOfBatch = 15;
    private const int EntriesOfDay = 800;
    private const long ChangesBefore = 39_014;
    private const long CommandsBefore = 1_231;

    public string Key => "demo-network";

    public InstanceKind Kind => InstanceKind.Network;

    public string Name => "Demo network";

    public IReadOnlyList<DemoBatch> BatchesUpTo(DateTimeOffset now, DateTimeOffset createdAt)
    {
        var firstDay = DateOnly.FromDateTime(createdAt.UtcDateTime).AddDays(-Days);
        return [.. FactsAt(createdAt), .. LogOf(firstDay, now), DemoBatch.Of("counters", 2, CountersOf(firstDay, now))];
    }

    private static IEnumerable<DemoBatch> FactsAt(DateTimeOffset createdAt) =>
    [
        DemoBatch.Of("devices", Campus.Switches, Campus.Devices),
        DemoBatch.Of("device-groups", 34, Campus.DeviceGroups),
        DemoBatch.Of("vlans", 295, Campus.Numbered(295, id => new Vlan { Id = id, Name = $"vlan-{id}" })),
        DemoBatch.Of("vlan-groups", 19, Campus.Numbered(19, id => new VlanGroup { Id = id, Name = $"floor-{id}" })),
        DemoBatch.Of("commands", 26, Campus.Numbered(26, id => new Command { Id = id, Name = $"show-{id}" })),
        DemoBatch.Of("command-lists", 6, Campus.Numbered(6, id => new CommandList { Id = id, Name = $"checks-{id}" })),
        DemoBatch.Of("snmp-profiles", 20, Campus.Numbered(20, id => new SnmpProfile { Id = id, Name = $"snmp-{id}" })),
        DemoBatch.Of("credentials-profiles", 11, Campus.Numbered(11, id => new CredentialsProfile { Id = id, Name = $"login-{id}" })),
        DemoBatch.Of("api-tokens", 3, Campus.Numbered(3, id => new ApiToken { Id = id, ExpiresAt = id == 3 ? createdAt.AddDays(-1) : null })),
    ];

    private static IEnumerable<DemoBatch> LogOf(DateOnly firstDay, DateTimeOffset now)
    {
        for (var day = firstDay; day <= DateOnly.FromDateTime(now.UtcDateTime); day = day.AddDays(DaysOfBatch))
        {
            yield return DemoBatch.Of("log-entries", DaysOfBatch * EntriesOfDay, EntriesOf(day, DaysOfBatch, now));
        }
    }

    private static IEnumerable<LogEntry> EntriesOf(DateOnly firstDay, int days, DateTimeOffset now)
        => Enumerable.Range(0, days)
            .SelectMany(day => CampusDay.EntriesOf(firstDay.AddDays(day)))
            .TakeWhile(entry => entry.Timestamp < now);

    /// <summary>The device manager is older than its log.</summary>
    private static IEnumerable<Counter> CountersOf(DateOnly firstDay, DateTimeOffset now)
    {
        var types = EntriesOf(firstDay, DateOnly.FromDateTime(now.UtcDateTime).DayNumber - firstDay.DayNumber + 1, now).CountBy(entry => entry.Type).ToDictionary();
        yield return new Counter { Name = "changes", Value = ChangesBefore + types.GetValueOrDefault(CampusDay.Change) };
        yield return new Counter { Name = "commands", Value = CommandsBefore + types.GetValueOrDefault(CampusDay.Command) };
    }
}
