using Reporting.Domain.Reports;

namespace Reporting.Domain.Network.Reports;

/// <summary>What the log says of each day, week or month of a span, oldest first.</summary>
public sealed record NetworkActivityReport(IReadOnlyList<NetworkActivityEntry> Entries) : IReport
{
    public int Rows => Entries.Count;
}

/// <param name="FirstDay">The day, or the first day of the week or month.</param>
public sealed record NetworkActivityEntry(DateOnly FirstDay, NetworkActivity Activity);
