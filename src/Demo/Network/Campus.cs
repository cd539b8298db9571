using Reporting.Domain.Network.Records;

namespace Reporting.Demo.Network;

/// <summary>What an imagined campus has.</summary>
internal static class Campus
{
    public const int Switches = 1_246;

    private const int InBuilding = 38;

    public static IEnumerable<Device> Devices => Numbered(Switches, id => new Device { Id = id, Name = $"switch-{BuildingOf(id)}-{id}" });

    /// <summary>One for each building, and one that is not built yet.</summary>
    public static IEnumerable<DeviceGroup> DeviceGroups
        => Numbered(BuildingOf(Switches) + 1, building => new DeviceGroup
        {
            Id = building,
            Name = $"building-{building}",
            Devices = [.. Enumerable.Range(1, Switches).Select(id => (long)id).Where(id => BuildingOf(id) == building)],
        });

    public static IEnumerable<TRecord> Numbered<TRecord>(long count, Func<long, TRecord> make)
    {
        for (var id = 1L; id <= count; id++)
        {
            yield return make(id);
        }
    }

    private static long BuildingOf(long device) => (device - 1) / InBuilding + 1;
}
