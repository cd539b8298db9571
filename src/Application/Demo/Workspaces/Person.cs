using Reporting.Domain.Workspaces.Records;

namespace Reporting.Application.Demo.Workspaces;

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
    private static readonly string[] FirstNames =
    [
        "ada", "alan", "amara", "anders", "barbara", "carlos", "chen", "dana", "edsger", "elena", "farid", "frances", "grace", "hedy", "hiro", "ines",
        "ivan", "jean", "joan", "karen", "ken", "leila", "linus", "lucia", "margaret", "mei", "naveen", "nadia", "olga", "omar", "pedro", "priya",
        "radia", "rosa", "sofia", "tariq", "tim", "uma", "vera", "yuki",
    ];

    private static readonly string[] LastNames =
    [
        "abe", "ahmed", "alvarez", "baker", "bauer", "costa", "cruz", "diaz", "dubois", "eriksen", "fischer", "garcia", "haddad", "hansen", "ito", "ivanova",
        "jansen", "jones", "kaur", "kim", "kovacs", "larsen", "lee", "lopez", "moreau", "mueller", "nakamura", "nguyen", "novak", "okafor", "park", "patel",
        "rossi", "sato", "schmidt", "silva", "tanaka", "weber", "wong", "zhang",
    ];

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
            Username = NameOf(index),
            Zone = dice.Between(-6, 6),
            FirstHalfHour = dice.Between(14, 20),
            Editor = dice.Below(20) switch { < 11 => Editor.Vscode, < 16 => Editor.Jetbrains, < 18 => Editor.Ssh, _ => Editor.Web },
            KeepsBothOpen = dice.Chance(0.5),
            LatencyMs = 6 + 160 * dice.Share() * dice.Share() * (1 + dice.Share()),
            Career = Career.Of(plan, index),
        };
    }

    /// <summary>No two of the first 1,600 are the same.</summary>
    private static string NameOf(int index)
    {
        var first = FirstNames[index % FirstNames.Length];
        var last = LastNames[(index / FirstNames.Length + index * 7) % LastNames.Length];
        var round = index / (FirstNames.Length * LastNames.Length);
        return round == 0 ? $"{first}.{last}" : $"{first}.{last}.{round + 1}";
    }
}
