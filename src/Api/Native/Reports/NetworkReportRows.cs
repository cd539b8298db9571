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
