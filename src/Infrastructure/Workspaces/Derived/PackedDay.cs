using System.Numerics;

namespace Reporting.Infrastructure.Workspaces.Derived;

/// <summary>What packed columns of day rows have in common.</summary>
internal static class PackedDay
{
    public const int IdBytes = 16;

    public const int HalfHoursBytes = 6;

    public const ulong AllHalfHours = (1UL << 48) - 1;

    public const ulong LastHalfHour = 1UL << 47;

    /// <summary>VS Code, JetBrains, reconnecting PTY, SSH, SFTP: always in this order.</summary>
    public const int Kinds = 5;

    /// <summary>Usage in all, then the kinds.</summary>
    public const int Measures = 1 + Kinds;

    /// <summary>How many runs of half hours one after the other there are.</summary>
    public static int CountRuns(ulong halfHours) => BitOperations.PopCount(halfHours & ~(halfHours << 1));
}
