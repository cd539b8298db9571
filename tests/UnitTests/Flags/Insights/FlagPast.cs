using Reporting.Domain.Flags.History;

namespace Reporting.UnitTests.Flags.Insights;

/// <summary>What happened to a flag, by intention: on so many days after the first of March, at noon.</summary>
internal sealed class FlagPast
{
    private static readonly DateTimeOffset March = new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);

    private readonly List<FlagMoment> observed = [];

    public FlagSnapshot? Snapshot { get; init; }

    public static DateTimeOffset Noon(int day) => March.AddDays(day);

    public static FlagSnapshot Flag(int created) => new() { Project = "shop", Type = "kill-switch", CreatedAt = Noon(created) };

    public FlagPast Observed(int day, FlagChange change, string? project = null, string? former = null, string? type = null)
        => Observed(Noon(day), change, project, former, type);

    public FlagPast Observed(DateTimeOffset at, FlagChange change, string? project = null, string? former = null, string? type = null)
    {
        observed.Add(new FlagMoment(at, change, project, former, type));
        return this;
    }

    /// <summary>What the flag was in a project at the end of a day, and all that had happened to it by then.</summary>
    public FlagCounts At(int day, string project = "shop")
        => Deltas.Where(delta => delta.Day <= DateOnly.FromDateTime(Noon(day).UtcDateTime) && string.Equals(delta.Project, project, StringComparison.Ordinal))
            .Aggregate(default(FlagCounts), (sum, delta) => sum + delta.Counts);

    /// <summary>Whether the flag was there, and stale, potentially stale and overdue, at the ends of days.</summary>
    public string Over(int first, int last)
        => string.Join(' ', Enumerable.Range(first, last - first + 1).Select(day => At(day)).Select(counts =>
            $"{Mark(counts.Flags, 'F')}{Mark(counts.Stale, 'S')}{Mark(counts.PotentiallyStale, 'P')}{Mark(counts.Overdue, 'O')}".PadRight(1, '-')));

    public IReadOnlyList<FlagDelta> Deltas => FlagHistory.Trace(Snapshot, observed, FlagHistory.TypeOf(Snapshot, observed));

    private static string Mark(int count, char letter) => new(letter, count);
}
