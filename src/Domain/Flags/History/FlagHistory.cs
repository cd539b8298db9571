namespace Reporting.Domain.Flags.History;

/// <summary>How the counts of a project differ at the end of a UTC day from the end of the day before, because of one flag.</summary>
public sealed record FlagDelta(DateOnly Day, string Project, FlagCounts Counts);

/// <summary>
/// What a flag was on each day, from what its records tell of it now and what was observed of it. Events tell when it changed;
/// where there are none, it has always been as it is. A flag without a record was there until it was last observed of.
/// </summary>
public static class FlagHistory
{
    private const string UsualProject = "default";

    /// <param name="observed">Oldest first.</param>
    /// <param name="type">As <see cref="TypeOf"/> tells.</param>
    /// <returns>By day; projects and days that it leaves as they are have none.</returns>
    public static IReadOnlyList<FlagDelta> Trace(FlagSnapshot? snapshot, IReadOnlyList<FlagMoment> observed, string type)
    {
        TimeSpan? lifetime = FlagTypes.Lifetimes.TryGetValue(type, out var days) ? TimeSpan.FromDays(days) : null;
        var state = new FlagState(FirstProject(snapshot, observed), WasStale(snapshot, observed));
        var parts = new List<FlagDelta>();
        foreach (var day in Moments(snapshot, observed, lifetime).GroupBy(moment => DateOnly.FromDateTime(moment.At.UtcDateTime)))
        {
            parts.Add(new FlagDelta(day.Key, state.Project, -state.Counts));
            foreach (var moment in day)
            {
                (state, var happened) = state.Go(moment, lifetime);
                parts.Add(new FlagDelta(day.Key, state.Project, happened));
            }

            parts.Add(new FlagDelta(day.Key, state.Project, state.Counts));
        }

        return
        [
            .. parts
                .GroupBy(part => (part.Day, part.Project))
                .Select(group => new FlagDelta(group.Key.Day, group.Key.Project, group.Aggregate(default(FlagCounts), (sum, part) => sum + part.Counts)))
                .Where(delta => delta.Counts != default),
        ];
    }

    public static string TypeOf(FlagSnapshot? snapshot, IReadOnlyList<FlagMoment> observed)
        => snapshot?.Type ?? observed.FirstOrDefault(moment => moment.Type is not null)?.Type ?? FlagTypes.Release;

    /// <summary>In order; of several at one time first the creation that the record tells of, then what was observed, then the rest.</summary>
    private static IEnumerable<FlagMoment> Moments(FlagSnapshot? snapshot, IReadOnlyList<FlagMoment> observed, TimeSpan? lifetime)
    {
        List<FlagMoment> moments = [.. snapshot is null ? Unrecorded(observed) : Recorded(snapshot, observed, lifetime)];
        var aged = lifetime is { } age
            ? moments.Where(moment => moment.Change == FlagChange.Created).Select(moment => new FlagMoment(moment.At + age, FlagChange.Aged))
            : [];
        return moments.Concat(aged).OrderBy(moment => moment.At);
    }

    private static IEnumerable<FlagMoment> Unrecorded(IReadOnlyList<FlagMoment> observed)
        => observed.Count == 0 ? [] : [.. Before(observed[0]), .. observed, new FlagMoment(observed[^1].At, FlagChange.Deleted)];

    /// <summary>What something else than its creation is observed of was there before.</summary>
    private static IEnumerable<FlagMoment> Before(FlagMoment first)
        => first.Change == FlagChange.Created ? [] : [new FlagMoment(first.At, FlagChange.Revived)];

    private static IEnumerable<FlagMoment> Recorded(FlagSnapshot snapshot, IReadOnlyList<FlagMoment> observed, TimeSpan? lifetime)
    {
        yield return new FlagMoment(snapshot.CreatedAt, FlagChange.Created, snapshot.Project);
        foreach (var moment in observed)
        {
            yield return moment;
        }

        if (snapshot.ArchivedAt is { } archivedAt)
        {
            yield return new FlagMoment(archivedAt > snapshot.CreatedAt ? archivedAt : snapshot.CreatedAt, FlagChange.Archived);
        }

        if (snapshot.PotentiallyStale && observed.All(moment => moment.Change != FlagChange.PotentiallyStaled))
        {
            yield return new FlagMoment(snapshot.CreatedAt + (lifetime ?? TimeSpan.Zero), FlagChange.PotentiallyStaled);
        }

        if (snapshot.ReachedProductionAt is { } reachedProductionAt && string.Equals(snapshot.Type, FlagTypes.Release, StringComparison.Ordinal))
        {
            yield return new FlagMoment(reachedProductionAt, FlagChange.ReachedProduction) { Days = (reachedProductionAt - snapshot.CreatedAt).Days };
        }

        if (snapshot.LaunchedAt is { } launchedAt)
        {
            yield return new FlagMoment(launchedAt, FlagChange.Launched);
        }
    }

    private static string FirstProject(FlagSnapshot? snapshot, IReadOnlyList<FlagMoment> observed)
    {
        var move = observed.FirstOrDefault(moment => moment.Change == FlagChange.Moved);
        var present = move is null && IsFirst(observed) ? snapshot?.Project : null;
        var created = observed.FirstOrDefault(moment => moment.Change == FlagChange.Created && moment.Project is not null)
            ?? observed.FirstOrDefault(moment => moment.Change != FlagChange.Moved && moment.Project is not null);
        return move?.FormerProject ?? present ?? created?.Project ?? snapshot?.Project ?? UsualProject;
    }

    private static bool WasStale(FlagSnapshot? snapshot, IReadOnlyList<FlagMoment> observed)
        => observed.FirstOrDefault(moment => moment.Change is FlagChange.Staled or FlagChange.Unstaled) is { } first
            ? first.Change == FlagChange.Unstaled
            : IsFirst(observed) && snapshot is { Stale: true };

    /// <summary>Whether the flag is the first of its name.</summary>
    private static bool IsFirst(IReadOnlyList<FlagMoment> observed) => observed.All(moment => moment.Change != FlagChange.Deleted);
}
