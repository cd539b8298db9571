using Reporting.Domain.Time;

namespace Reporting.Demo.Workspaces;

/// <summary>All that an imagined deployment depends on: the same plan gives the same records.</summary>
internal sealed record DeploymentPlan
{
    public required int Users { get; init; }

    public required int Templates { get; init; }

    /// <summary>At min one for each user; who has a second one works in both at once.</summary>
    public required int Workspaces { get; init; }

    /// <summary>The first day of usage, in UTC.</summary>
    public required DateOnly FirstDay { get; init; }

    /// <summary>Over how many days people come, go and change; usage may go on beyond them.</summary>
    public required int Days { get; init; }

    /// <summary>Where usage ends for now: a later end adds records and changes none.</summary>
    public required DateTimeOffset End { get; init; }

    public int Seed { get; init; } = 1;

    public TimeWindow Window => new(Midnight(FirstDay), End.ToUniversalTime());

    public static DateTimeOffset Midnight(DateOnly day) => new(day, TimeOnly.MinValue, TimeSpan.Zero);

    /// <summary>Dice for one thing; those of different things don't touch each other.</summary>
    public Dice DiceFor(DeploymentPart part, long index, long day = 0) => new(Seed, (long)part, index, day);
}

/// <summary>What has dice of its own.</summary>
internal enum DeploymentPart
{
    Template,
    TemplateVersion,
    Person,
    Workspace,
    Build,
    StatusChange,
    WorkingDay,
    AgentStat,
    AppSession,
}
