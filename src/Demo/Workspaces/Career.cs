using Reporting.Domain.Workspaces.Records;

namespace Reporting.Demo.Workspaces;

/// <summary>When someone joined, paused and left. Most were there before usage begins and stay.</summary>
internal sealed record Career(Guid UserId, DateTimeOffset JoinedAt, IReadOnlyList<(DateTimeOffset At, string Status)> Changes, DateTimeOffset? DeletedAt)
{
    private const string Active = "active";

    public string Status => Changes.Count == 0 ? Active : Changes[^1].Status;

    public bool IsDeleted => DeletedAt is not null;

    public static Career Of(DeploymentPlan plan, int index)
    {
        var id = plan.DiceFor(DeploymentPart.Person, index).Id();
        var dice = plan.DiceFor(DeploymentPart.StatusChange, index);
        var joined = Instant(plan, dice, index % 25 == 24 ? dice.Below(plan.Days) : -dice.Between(1, 300));
        var changes = ChangesOf(plan, dice, index).Where(change => change.At > joined && change.At < plan.End).ToList();
        DateTimeOffset? left = index % 40 == 11 ? Instant(plan, dice, dice.Between(plan.Days / 4, plan.Days - 1)) : null;
        return new Career(id, joined, changes, left > joined && left < plan.End ? left : null);
    }

    /// <summary>Whether someone works at all at that time.</summary>
    public bool IsActive(DateTimeOffset at)
        => at >= JoinedAt
            && !(at >= DeletedAt)
            && string.Equals(Changes.LastOrDefault(change => change.At <= at, (At: JoinedAt, Status: Active)).Status, Active, StringComparison.Ordinal);

    public IEnumerable<UserStatusChange> StatusChanges(DeploymentPlan plan, int index)
    {
        var dice = plan.DiceFor(DeploymentPart.StatusChange, index, day: 1);
        return Changes
            .Prepend((At: JoinedAt, Status: Active))
            .Select(change => new UserStatusChange { Id = dice.Id(), UserId = UserId, NewStatus = change.Status, ChangedAt = change.At });
    }

    public IEnumerable<UserDeletion> Deletions(DeploymentPlan plan, int index)
        => DeletedAt is { } at
            ? [new UserDeletion { Id = plan.DiceFor(DeploymentPart.StatusChange, index, day: 2).Id(), UserId = UserId, DeletedAt = at }]
            : [];

    private static IEnumerable<(DateTimeOffset At, string Status)> ChangesOf(DeploymentPlan plan, Dice dice, int index)
    {
        var day = dice.Between(5, Math.Max(6, plan.Days - 5));
        if (index % 50 == 7)
        {
            yield return (Instant(plan, dice, day), "suspended");
        }
        else if (index % 25 == 3)
        {
            yield return (Instant(plan, dice, day), "dormant");
            yield return (Instant(plan, dice, day + dice.Between(7, 30)), Active);
        }
        else if (index % 50 == 19)
        {
            yield return (Instant(plan, dice, day), "dormant");
        }
    }

    private static DateTimeOffset Instant(DeploymentPlan plan, Dice dice, int day)
        => plan.Window.Start.AddDays(day).AddSeconds(dice.Between(6 * 3600, 18 * 3600));
}
