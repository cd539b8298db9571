using Reporting.Domain.Flags.Records;

namespace Reporting.Demo.Flags;

/// <summary>The chapters of a flag's life. Each has dice of its own, so that none depends on when the story ends for now.</summary>
internal static class FlagLife
{
    private static readonly string[] Countries = ["DE", "FR", "NL", "SE", "PL", "ES", "IT", "AT", "DK", "FI", "NO", "BE", "IE", "PT", "CZ"];
    private static readonly int[] Steps = [5, 10, 25, 50, 75, 100];

    /// <summary>It is made, tried in development and test, and let out to more and more.</summary>
    /// <returns>When production had all of it; null where it never got there.</returns>
    public static DateTimeOffset? Begin(this FlagStory story, Dice dice)
    {
        var (flag, calendar) = (story.Flag, story.Calendar);
        var at = flag.CreatedAt;
        story.Tell(at, "feature-created", dice, data: EventData.OfFlag(flag, flag.Project.Id, stale: false));
        if (flag.Team is { } team)
        {
            story.Tell(at = calendar.After(at, 0, dice), "feature-tagged", dice, data: EventData.Of(new { Type = "simple", Value = team }));
        }

        at = story.TurnOn(at, ShopEnvironment.Development, dice);
        at = story.TurnOn(calendar.After(at, dice.Between(1, 4), dice), ShopEnvironment.Test, dice);
        if (dice.Chance(0.1))
        {
            return null;
        }

        at = calendar.After(at, dice.Between(1, 8), dice);
        if (flag.Days is null)
        {
            return story.TurnOn(at, ShopEnvironment.Production, dice);
        }

        return story.LetOut(at, dice);
    }

    /// <returns>When production had all of it.</returns>
    private static DateTimeOffset LetOut(this FlagStory story, DateTimeOffset at, Dice dice)
    {
        IReadOnlyList<StrategyConstraint> audience = dice.Chance(0.3) ? [Countrymen(dice)] : [];
        story.Switch(at.AddMinutes(30), ShopEnvironment.Production, isOn: true, dice);
        foreach (var step in Steps[dice.Below(4)..])
        {
            story.SetStrategy(at = story.Calendar.After(at, 0, dice), ShopEnvironment.Production, step, audience, dice);
            at = story.Calendar.After(at, dice.Between(1, 6), dice);
        }

        return at;
    }

    /// <summary>Now and then its audience changes, and some nights it has to be turned off.</summary>
    public static void CareFor(this FlagStory story, DateTimeOffset? released, Dice dice)
    {
        for (var at = released ?? story.Calendar.Now; story.Calendar.HasCome(at); at = story.Calendar.After(at, dice.Between(18, 70), dice))
        {
            var turnedOn = at.AddMinutes(dice.Between(20, 2_000));
            if (dice.Chance(0.25))
            {
                story.Switch(at, ShopEnvironment.Production, isOn: false, dice);
                story.Switch(turnedOn, ShopEnvironment.Production, isOn: true, dice);
            }
            else
            {
                var audience = Enumerable.Range(0, dice.Below(3)).Select(_ => Countrymen(dice));
                story.SetStrategy(at.AddMinutes(1), ShopEnvironment.Production, Steps[^dice.Between(1, 3)], [.. audience], dice);
            }
        }
    }

    /// <summary>It is older than it was meant to get; some are marked as stale for it, a few of them by mistake.</summary>
    public static void Age(this FlagStory story, Dice dice)
    {
        var (flag, calendar) = (story.Flag, story.Calendar);
        if (flag.Days is not { } days)
        {
            return;
        }

        var aged = flag.CreatedAt.AddDays(days).AddMinutes(1);
        story.TellOfSystem(aged, "feature-potentially-stale-on");
        if (dice.Chance(0.5))
        {
            var marked = calendar.After(aged, dice.Between(5, 60), dice);
            story.Mark(marked, isStale: true, dice);
            if (dice.Chance(0.15))
            {
                story.Mark(calendar.After(marked, dice.Between(1, 3), dice), isStale: false, dice);
            }
        }
    }

    /// <summary>It moves to another project, is archived by mistake, or is done with.</summary>
    public static void End(this FlagStory story, Dice dice)
    {
        var flag = story.Flag;
        if (flag.Move is { } move)
        {
            story.Tell(move.At, "feature-project-change", dice, data: EventData.Of(new { OldProject = flag.Project.Id, NewProject = move.To.Id }));
        }

        if (flag.RetiresAt is { } end)
        {
            story.Tell(end.AddMinutes(-dice.Between(30, 4_000)), "feature-completed", dice, data: EventData.Of(new { Kept = true }));
            story.Tell(end, "feature-archived", dice);
        }
        else if (flag.Index % 50 == 24)
        {
            var mistake = story.Calendar.After(flag.CreatedAt, dice.Between(20, 90), dice);
            story.Tell(mistake, "feature-archived", dice);
            story.Tell(mistake.AddMinutes(dice.Between(2, 30)), "feature-revived", dice);
        }
    }

    private static DateTimeOffset TurnOn(this FlagStory story, DateTimeOffset at, string environment, Dice dice)
    {
        story.SetStrategy(at = story.Calendar.After(at, 0, dice), environment, 100, [], dice);
        story.Switch(at = story.Calendar.After(at, 0, dice), environment, isOn: true, dice);
        return at;
    }

    private static void Mark(this FlagStory story, DateTimeOffset at, bool isStale, Dice dice)
    {
        var project = story.Flag.ProjectAt(at).Id;
        story.Tell(
            at,
            "feature-metadata-updated",
            dice,
            data: EventData.OfFlag(story.Flag, project, isStale),
            preData: EventData.OfFlag(story.Flag, project, !isStale));
        story.Tell(at.AddMilliseconds(4), isStale ? "feature-stale-on" : "feature-stale-off", dice);
    }

    private static StrategyConstraint Countrymen(Dice dice)
        => new() { ContextName = "country", Operator = "IN", Values = Countries[..dice.Between(1, Countries.Length)] };
}
