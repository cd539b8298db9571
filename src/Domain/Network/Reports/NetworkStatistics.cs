using Reporting.Domain.Reports;
using Reporting.Domain.Time;

namespace Reporting.Domain.Network.Reports;

/// <summary>How much a device manager has of everything, and how it was used lately.</summary>
/// <param name="LastHour">The hour up to now.</param>
/// <param name="Today">The running day of the instance's time zone.</param>
/// <param name="Last7Days">The seven days before today, and today.</param>
/// <param name="Last31Days">The 31 days before today, and today.</param>
/// <param name="ValidDuring">From now until the first entry leaves the last hour, or the day ends.</param>
public sealed record NetworkStatistics(
    NetworkInventory Inventory,
    NetworkTotals Totals,
    NetworkActivity LastHour,
    NetworkActivity Today,
    NetworkActivity Last7Days,
    NetworkActivity Last31Days,
    TimeWindow ValidDuring) : IExpiringReport
{
    public int Rows => 1;
}

/// <summary>How many there are of each.</summary>
/// <param name="DeviceGroups">Only those with a device.</param>
/// <param name="ApiTokens">Also the expired ones.</param>
public sealed record NetworkInventory(
    long Devices,
    long DeviceGroups,
    long Vlans,
    long VlanGroups,
    long SnmpProfiles,
    long CredentialsProfiles,
    long Commands,
    long CommandLists,
    long ApiTokens,
    long LogEntries);

/// <summary>What the device manager itself counted since it was installed; 0 where it did not say.</summary>
public sealed record NetworkTotals(long Changes, long Commands);

/// <summary>What the log says of a window.</summary>
/// <param name="Devices">Distinct devices, of the scope that was asked for.</param>
/// <param name="Users">Distinct users who logged in or out or failed to; all entries without a user count as one user.</param>
public sealed record NetworkActivity(long Devices, long Changes, long Users, long ApiCalls, long Commands)
{
    public static readonly NetworkActivity None = new(0, 0, 0, 0, 0);
}
