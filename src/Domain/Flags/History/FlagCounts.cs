using System.Runtime.InteropServices;

namespace Reporting.Domain.Flags.History;

/// <summary>How many flags of each kind there are, or how much that number grows or falls; and what happened to flags.</summary>
public readonly record struct FlagCounts
{
    /// <summary>Flags that exist and are not archived.</summary>
    public int Flags { get; init; }

    /// <summary>Flags that are said to be stale.</summary>
    public int Stale { get; init; }

    /// <summary>Flags that are said to be potentially stale and are not stale.</summary>
    public int PotentiallyStale { get; init; }

    /// <summary>Flags that are older than flags of their type are expected to get, and are not stale.</summary>
    public int Overdue { get; init; }

    /// <summary>Flags for releases, archived ones too, that have been enabled in production.</summary>
    public int ReachedProduction { get; init; }

    /// <summary>The whole days that the flags counted in <see cref="ReachedProduction"/> took, summed up.</summary>
    public int ProductionDays { get; init; }

    /// <summary>Flags that were created in the time that is counted.</summary>
    public int Created { get; init; }

    /// <summary>Flags that were archived in the time that is counted.</summary>
    public int Archived { get; init; }

    /// <summary>Flags that became live in the time that is counted.</summary>
    public int Launched { get; init; }

    public static FlagCounts operator +(FlagCounts left, FlagCounts right)
    {
        var sums = Numbers(ref left);
        var others = Numbers(ref right);
        for (var index = 0; index < sums.Length; index++)
        {
            sums[index] += others[index];
        }

        return left;
    }

    public static FlagCounts operator -(FlagCounts counts)
    {
        foreach (ref var number in Numbers(ref counts))
        {
            number = -number;
        }

        return counts;
    }

    /// <summary>All counts in a row: the type has no other fields.</summary>
    private static Span<int> Numbers(ref FlagCounts counts) => MemoryMarshal.Cast<FlagCounts, int>(new Span<FlagCounts>(ref counts));
}
