using Reporting.Domain.Flags.Records;
using Reporting.Domain.Reports;

namespace Reporting.Domain.Flags.Reports;

/// <summary>Some of the events that a filter lets through.</summary>
/// <param name="Events">Newest first.</param>
/// <param name="Total">How many it lets through altogether.</param>
public sealed record EventPage(IReadOnlyList<FlagEvent> Events, long Total) : IReport
{
    public int Rows => Events.Count;
}

/// <summary>The part of a list that a page shows.</summary>
/// <param name="Offset">How many events to leave out at the newer end.</param>
/// <param name="Limit">How many to show at most.</param>
public readonly record struct PageSpan(long Offset, int Limit)
{
    public const int MaxLimit = 1000;
}
