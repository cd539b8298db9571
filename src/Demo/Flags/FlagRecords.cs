using Reporting.Domain.Flags.Records;

namespace Reporting.Demo.Flags;

/// <summary>What is known of a flag now, as far as its story has come.</summary>
internal static class FlagRecords
{
    public static Flag Record(this FlagStory story) => new()
    {
        Name = story.Flag.Name,
        Project = story.Flag.ProjectAt(story.Calendar.Now).Id,
        Type = story.Flag.Type,
        CreatedAt = story.Flag.CreatedAt,
        ArchivedAt = story.Last("feature-archived", "feature-revived") is { Type: "feature-archived" } archived ? archived.CreatedAt : null,
        Stale = story.Last("feature-stale-on", "feature-stale-off") is { Type: "feature-stale-on" },
        PotentiallyStale = story.Last("feature-potentially-stale-on") is not null,
    };

    public static IEnumerable<FlagStrategy> StrategyRecords(this FlagStory story)
        => story.Strategies
            .GroupBy(state => state.Id, StringComparer.Ordinal)
            .Select(states => states.Last())
            .Select(state => new FlagStrategy
            {
                Id = state.Id,
                Flag = story.Flag.Name,
                Project = story.Flag.ProjectAt(story.Calendar.Now).Id,
                Environment = state.Environment,
                Name = StrategyState.Name,
                Constraints = state.Constraints,
            });

    /// <summary>A flag that was revived begins anew.</summary>
    public static IEnumerable<LifecycleStage> Stages(this FlagStory story)
    {
        var begun = story.Last("feature-revived")?.CreatedAt ?? story.Flag.CreatedAt;
        var released = story.Switches.Where(change => string.Equals(change.Environment, ShopEnvironment.Production, StringComparison.Ordinal)).Take(1);
        IEnumerable<(string Stage, DateTimeOffset? At)> stages =
        [
            ("initial", begun),
            ("pre-live", NextHour(begun)),
            .. released.Select(change => ("live", (DateTimeOffset?)NextHour(change.At > begun ? change.At : begun.AddHours(1)))),
            ("completed", story.Last("feature-completed")?.CreatedAt),
            ("archived", story.Record().ArchivedAt),
        ];
        return stages
            .Where(stage => story.Calendar.HasCome(stage.At))
            .Select(stage => new LifecycleStage { Flag = story.Flag.Name, Stage = stage.Stage, EnteredAt = stage.At!.Value });
    }

    private static FlagEvent? Last(this FlagStory story, params string[] types)
        => story.Events.LastOrDefault(each => types.Contains(each.Type, StringComparer.Ordinal));

    private static DateTimeOffset NextHour(DateTimeOffset at) => at.AddTicks(TimeSpan.TicksPerHour - at.UtcTicks % TimeSpan.TicksPerHour);
}
