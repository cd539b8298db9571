using Reporting.Domain.Reports;

namespace Reporting.Domain.Flags.Reports;

/// <summary>Where flags are in their lives.</summary>
/// <param name="Develop">Before they are live.</param>
/// <param name="Production">While they are live.</param>
/// <param name="Cleanup">When they are completed and still there.</param>
public sealed record LifecycleInsights(StageInsights Develop, StageInsights Production, StageInsights Cleanup) : IReport
{
    public int Rows => 3;
}

/// <summary>The flags in a stage of their lives.</summary>
public sealed record StageInsights
{
    public static readonly StageInsights Empty = new() { Categories = new StageCategories(default, default, default) };

    /// <summary>By what they are for.</summary>
    public required StageCategories Categories { get; init; }

    /// <summary>The median of the days that flags spent in the stage which have left it; 0 when none has.</summary>
    public double MedianDaysHistorically { get; init; }

    /// <summary>The median of the days that flags in the stage have been in it; 0 when there are none.</summary>
    public double MedianDaysInCurrentStage { get; init; }

    public long TotalFlags { get; init; }
}

/// <param name="Permanent">For anything else.</param>
public sealed record StageCategories(StageCategory Experimental, StageCategory Release, StageCategory Permanent);

public readonly record struct StageCategory(long FlagsOlderThanWeek, long NewFlagsThisWeek);
