namespace Reporting.Domain.Flags.History;

/// <summary>How the counts of a project differ at the end of a UTC day from the end of the day before, because of one flag.</summary>
public sealed record FlagStep(DateOnly Day, string Project, FlagCounts Counts);

/// <summary>
/// What a flag was on each day, from what its records tell of it now and what was heard of it. Events tell when it changed;
/// where there are none, it has always been as it is. A flag without a record was there until it was last heard of.
/// </summary>
public static class FlagHistory
{
    private const string UsualProject = "default";

    /// <param name="heard">Oldest first.</param>
    /// <param name="type">As <see cref="TypeOf"/> tells.</param>
    /// <returns>By day; projects and days that it leaves as they are have none.</returns>
    public static IReadOnlyList<FlagStep> Trace(KnownFlag? known, IReadOnlyList<FlagMoment> heard, string type)
    {
        TimeSpan? lifetime = FlagTypes.Lifetimes.TryGetValue(type, out var days) ? TimeSpan.FromDays(days) : null;
        var state = new FlagState(FirstProject(known, heard), WasStale(known, heard));
        var parts = new List<FlagStep>();
        foreach (var day in Moments(known, heard, lifetime).GroupBy(moment => DateOnly.FromDateTime(moment.At.UtcDateTime)))
        {
            parts.Add(new FlagStep(day.Key, state.Project, -state.Counts));
            foreach (var moment in day)
            {
                (state, var happened) = state.Go(moment, lifetime);
                parts.Add(new FlagStep(day.Key, state.Project, happened));
            }

            parts.Add(new FlagStep(day.Key, state.Project, state.Counts));
        }

        return
        [
            .. parts
                .GroupBy(part => (part.Day, part.Project))
                .Select(group => new FlagStep(group.Key.Day, group.Key.Project, group.Aggregate(default(FlagCounts), (sum, part) => sum + part.Counts)))
                .Where(step => step.Counts != default),
        ];
    }

    public static string TypeOf(KnownFlag? known, IReadOnlyList<FlagMoment> heard)
        => known?.Type ?? heard.FirstOrDefault(moment => moment.Type is not null)?.Type ?? FlagTypes.Release;

    /// <summary>In order; of several at one time first the creation that the record tells of, then what was heard, then the rest.</summary>
    private static IEnumerable<FlagMoment> Moments(KnownFlag? known, IReadOnlyList<FlagMoment> heard, TimeSpan? lifetime)
    {
        List<FlagMoment> moments = [.. known is null ? Unrecorded(heard) : Recorded(known, heard, lifetime)];
        var aged = lifetime is { } age
            ? moments.Where(moment => moment.Change == FlagChange.Created).Select(moment => new FlagMoment(moment.At + age, FlagChange.Aged))
            : [];
        return moments.Concat(aged).OrderBy(moment => moment.At);
    }

    private static IEnumerable<FlagMoment> Unrecorded(IReadOnlyList<FlagMoment> heard)
        => heard.Count == 0 ? [] : [.. Before(heard[0]), .. heard, new FlagMoment(heard[^1].At, FlagChange.Deleted)];

    /// <summary>What something else than its creation is heard of was there before.</summary>
    private static IEnumerable<FlagMoment> Before(FlagMoment first)
        => first.Change == FlagChange.Created ? [] : [new FlagMoment(first.At, FlagChange.Revived)];

    private static IEnumerable<FlagMoment> Recorded(KnownFlag known, IReadOnlyList<FlagMoment> heard, TimeSpan? lifetime)
    {
        yield return new FlagMoment(known.CreatedAt, FlagChange.Created, known.Project);
        foreach (var moment in heard)
        {
            yield return moment;
        }

        if (known.ArchivedAt is { } archivedAt)
        {
            yield return new FlagMoment(archivedAt > known.CreatedAt ? archivedAt : known.CreatedAt, FlagChange.Archived);
        }

        if (known.PotentiallyStale && heard.All(moment => moment.Change != FlagChange.PotentiallyStaled))
        {
            yield return new FlagMoment(known.CreatedAt + (lifetime ?? TimeSpan.Zero), FlagChange.PotentiallyStaled);
        }

        if (known.ProducedAt is { } producedAt && string.Equals(known.Type, FlagTypes.Release, StringComparison.Ordinal))
        {
            yield return new FlagMoment(producedAt, FlagChange.Produced) { Days = (producedAt - known.CreatedAt).Days };
        }

        if (known.LaunchedAt is { } launchedAt)
        {
            yield return new FlagMoment(launchedAt, FlagChange.Launched);
        }
    }

    private static string FirstProject(KnownFlag? known, IReadOnlyList<FlagMoment> heard)
    {
        var move = heard.FirstOrDefault(moment => moment.Change == FlagChange.Moved);
        var present = move is null && IsFirst(heard) ? known?.Project : null;
        var told = heard.FirstOrDefault(moment => moment.Change == FlagChange.Created && moment.Project is not null)
            ?? heard.FirstOrDefault(moment => moment.Change != FlagChange.Moved && moment.Project is not null);
        return move?.FormerProject ?? present ?? told?.Project ?? known?.Project ?? UsualProject;
    }

    private static bool WasStale(KnownFlag? known, IReadOnlyList<FlagMoment> heard)
        => heard.FirstOrDefault(moment => moment.Change is FlagChange.Staled or FlagChange.Unstaled) is { } first
            ? first.Change == FlagChange.Unstaled
            : IsFirst(heard) && known is { Stale: true };

    /// <summary>Whether the flag is the first of its name.</summary>
    private static bool IsFirst(IReadOnlyList<FlagMoment> heard) => heard.All(moment => moment.Change != FlagChange.Deleted);
}
