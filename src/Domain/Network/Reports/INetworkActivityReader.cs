using Reporting.Domain.Time;

namespace Reporting.Domain.Network.Reports;

/// <summary>The log of one network.</summary>
public interface INetworkActivityReader
{
    /// <summary>What happened in each window, in the order of the windows.</summary>
    Task<IReadOnlyList<NetworkActivity>> ReadAsync(int instanceId, IReadOnlyList<ActivityWindow> windows, CancellationToken cancellationToken);

    /// <summary>The time of the first entry of the log that is not before <paramref name="start"/>; null where there is none.</summary>
    Task<DateTimeOffset?> FindFirstEntryAsync(int instanceId, DateTimeOffset start, CancellationToken cancellationToken);
}

public sealed record ActivityWindow(TimeWindow Window, DeviceScope Devices);

/// <summary>Which entries of the log make a device count.</summary>
public enum DeviceScope
{
    /// <summary>Any that name it.</summary>
    Mentioned,

    /// <summary>Only those that say it was viewed or changed.</summary>
    ViewedOrChanged,
}
