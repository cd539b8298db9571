using Reporting.Domain.Network.Reports;

namespace Reporting.Api.Native.Reports;

/// <summary>What the log says of an interval.</summary>
/// <param name="Date">The day, or the first day of the week or month.</param>
/// <param name="Devices">Distinct devices that any entry names.</param>
/// <param name="Users">Distinct users who logged in or out or failed to.</param>
internal sealed record NetworkActivityRow(DateOnly Date, long Devices, long Changes, long ApiCalls, long Commands, long Users)
{
    public static IReadOnlyList<NetworkActivityRow> Of(NetworkActivityReport report) => [.. report.Entries.Select(entry => Of(entry.FirstDay, entry.Activity))];

    private static NetworkActivityRow Of(DateOnly date, NetworkActivity activity)
        => new(date, activity.Devices, activity.Changes, activity.ApiCalls, activity.Commands, activity.Users);
}

/// <summary>What the log says of a device.</summary>
/// <param name="Name">Null where the device is not known.</param>
/// <param name="Entries">All that name it.</param>
internal sealed record DeviceUseRow(long DeviceId, string? Name, long Entries, long Views, long Changes, long Commands)
{
    public static IReadOnlyList<DeviceUseRow> Of(DeviceUseReport report)
        => [.. report.Devices.Select(device => new DeviceUseRow(device.DeviceId, device.Name, device.Entries, device.Views, device.Changes, device.Commands))];
}

/// <summary>What a user did.</summary>
/// <param name="UserId">Null for all of whom nothing is known.</param>
/// <param name="Devices">Distinct ones.</param>
internal sealed record NetworkUserRow(long? UserId, long Entries, long Devices, long Changes, long Commands, long ApiCalls)
{
    public static IReadOnlyList<NetworkUserRow> Of(NetworkUserReport report)
        => [.. report.Users.Select(user => new NetworkUserRow(user.UserId, user.Entries, user.Devices, user.Changes, user.Commands, user.ApiCalls))];
}

/// <param name="LastUsedOn">The last day of UTC on which the log names it; null where it never does.</param>
internal sealed record UnusedDeviceRow(long DeviceId, string? Name, DateOnly? LastUsedOn)
{
    public static IReadOnlyList<UnusedDeviceRow> Of(UnusedDevicesReport report)
        => [.. report.Devices.Select(device => new UnusedDeviceRow(device.DeviceId, device.Name, device.LastUsedOn))];
}

/// <summary>What happened in a span that ends now.</summary>
/// <param name="Span">last-hour, today, last-7-days or last-31-days, whose days begin in the instance's time zone and which the running day follows.</param>
internal sealed record RecentActivityRow(string Span, long Devices, long Changes, long ApiCalls, long Commands, long Users)
{
    public static IReadOnlyList<RecentActivityRow> Of(NetworkStatistics report)
        => [Of("last-hour", report.LastHour), Of("today", report.Today), Of("last-7-days", report.Last7Days), Of("last-31-days", report.Last31Days)];

    private static RecentActivityRow Of(string span, NetworkActivity activity)
        => new(span, activity.Devices, activity.Changes, activity.ApiCalls, activity.Commands, activity.Users);
}
