using Reporting.Domain.Reports;
using Reporting.Domain.Time;

namespace Reporting.Domain.Network.Reports;

/// <summary>Which devices were used, and by whom.</summary>
public interface INetworkUseReader
{
    /// <returns>Every device that an entry of the window names, that with most entries first.</returns>
    Task<IReadOnlyList<DeviceUse>> ReadDevicesAsync(int instanceId, TimeWindow window, CancellationToken cancellationToken);

    /// <returns>Every user who made an entry of the window, that with most entries first.</returns>
    Task<IReadOnlyList<NetworkUserUse>> ReadUsersAsync(int instanceId, TimeWindow window, CancellationToken cancellationToken);

    /// <summary>The devices that there are and that no entry names on a day of UTC or later.</summary>
    /// <returns>Those unused for the longest first.</returns>
    Task<IReadOnlyList<UnusedDevice>> ReadUnusedDevicesAsync(int instanceId, DateOnly since, CancellationToken cancellationToken);
}

public sealed record DeviceUseReport(IReadOnlyList<DeviceUse> Devices) : IReport
{
    public int Rows => Devices.Count;
}

/// <summary>What the log says of a device.</summary>
/// <param name="Name">Null where the device is not known.</param>
/// <param name="Entries">All that name it.</param>
public sealed record DeviceUse(long DeviceId, string? Name, long Entries, long Views, long Changes, long Commands);

public sealed record NetworkUserReport(IReadOnlyList<NetworkUserUse> Users) : IReport
{
    public int Rows => Users.Count;
}

/// <summary>What a user did.</summary>
/// <param name="UserId">Null for all of whom nothing is known.</param>
public sealed record NetworkUserUse(long? UserId, long Entries, long Devices, long Changes, long Commands, long ApiCalls);

public sealed record UnusedDevicesReport(IReadOnlyList<UnusedDevice> Devices) : IReport
{
    public int Rows => Devices.Count;
}

/// <param name="LastUsedOn">The last day of UTC on which an entry named it; null where none is known.</param>
public sealed record UnusedDevice(long DeviceId, string? Name, DateOnly? LastUsedOn);
