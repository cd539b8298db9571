namespace Reporting.Dashboard.Charts;

/// <summary>Something that happened over points of a chart.</summary>
/// <param name="First">The index of the first point.</param>
/// <param name="Last">The index of the last point.</param>
public sealed record ChartMark(int First, int Last, string Label);
