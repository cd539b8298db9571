using Reporting.Domain.Workspaces.Records;

namespace Reporting.Demo.Workspaces;

internal enum Editor
{
    Vscode,
    Jetbrains,
    Ssh,

    /// <summary>An app in the browser: the workspace's agent sees no session.</summary>
    Web,
}

/// <summary>Someone of an imagined deployment, with the habits that make the days of one person alike.</summary>
internal sealed record Person
{
    public required int Index { get; init; }

    public required Guid Id { get; init; }

    public required string Username { get; init; }

    /// <summary>Hours east of UTC.</summary>
    public required int Zone { get; init; }

    /// <summary>The half hour of the local day in which work begins.</summary>
    public required int FirstHalfHour { get; init; }

    public required Editor Editor { get; init; }

    /// <summary>Whether the editors of both workspaces stay open all day.</summary>
    public required bool KeepsBothOpen { get; init; }

    public required double LatencyMs { get; init; }

    public required Career Career { get; init; }

    public User Record => new()
    {
        Id = Id,
        Username = Username,
        AvatarUrl = Index % 3 == 0 ? $"https://example.com/avatars/{Username}.png" : null,
        Status = Career.Status,
        Deleted = Career.IsDeleted,
        CreatedAt = Career.JoinedAt,
    };

    public static Person Of(DeploymentPlan plan, int index)
    {
        var dice = plan.DiceFor(DeploymentPart.Person, index);
        return new Person
        {
            Index = index,
            Id = dice.Id(),
            Username = PersonName.Of(index),
            Zone = dice.Between(-6, 6),
            FirstHalfHour = dice.Between(14, 20),
            Editor = dice.Below(20) switch { < 11 => Editor.Vscode, < 16 => Editor.Jetbrains, < 18 => Editor.Ssh, _ => Editor.Web },
            KeepsBothOpen = dice.Chance(0.5),
            LatencyMs = 6 + 160 * dice.Share() * dice.Share() * (1 + dice.Share()),
            Career = Career.Of(plan, index),
        };
    }
}
