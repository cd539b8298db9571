using Reporting.Domain.Reports;

namespace Reporting.Domain.Flags.Reports;

/// <summary>Who made the instance's events, by id.</summary>
public sealed record EventCreators(IReadOnlyList<EventCreator> Creators) : IReport
{
    public int Rows => Creators.Count;
}

/// <param name="UserName">The name of the user of that id; null when there is none.</param>
/// <param name="SignedAs">What the newest of the events says.</param>
public sealed record EventCreator(long Id, string? UserName, string SignedAs);
