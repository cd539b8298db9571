namespace Reporting.Domain.Flags.Reports;

/// <summary>Which events are meant: those that meet every condition. A list names the values of which one will do; an empty list is no condition.</summary>
public sealed record EventFilter
{
    public static readonly EventFilter All = new();

    public IReadOnlyList<long> Ids { get; init; } = [];

    public IReadOnlyList<string> Types { get; init; } = [];

    public IReadOnlyList<string> Projects { get; init; } = [];

    public IReadOnlyList<string> Environments { get; init; } = [];

    public IReadOnlyList<string> Features { get; init; } = [];

    public IReadOnlyList<string> GroupIds { get; init; } = [];

    public IReadOnlyList<long> CreatorIds { get; init; } = [];

    /// <summary>The first day, of UTC.</summary>
    public DateOnly? From { get; init; }

    /// <summary>The last day, of UTC.</summary>
    public DateOnly? To { get; init; }

    /// <summary>Leaves out events that belong to no project.</summary>
    public bool InProjects { get; init; }

    /// <summary>
    /// What data, former data or tags mention, in any case; <c>%</c> stands for any text and <c>_</c> for any character, unless after <c>\</c>.
    /// </summary>
    public string? Text { get; init; }

    /// <summary>What type, flag, project or environment mention, as <see cref="Text"/>.</summary>
    public string? Subject { get; init; }

    /// <summary>Whether there is no condition.</summary>
    public bool IsEverything => IsCountedByDays && Types.Count + Projects.Count + Environments.Count == 0 && From is null && To is null && !InProjects;

    /// <summary>Whether days, projects, environments and types alone decide.</summary>
    public bool IsCountedByDays => Text is null && Subject is null && Ids.Count + Features.Count + GroupIds.Count + CreatorIds.Count == 0;
}
