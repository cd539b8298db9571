namespace Reporting.Domain.Flags;

/// <summary>What flags are for, and for how long they are expected to be needed. <c>docs/rules.md</c> says where that is from.</summary>
public static class FlagTypes
{
    /// <summary>The type of a flag whose type nothing tells.</summary>
    public const string Release = "release";

    /// <summary>In days; a flag of any other type may stay for ever.</summary>
    public static IReadOnlyDictionary<string, int> Lifetimes { get; } = new Dictionary<string, int>(StringComparer.Ordinal)
    {
        [Release] = 40,
        ["experiment"] = 40,
        ["operational"] = 7,
        ["sunset"] = 90,
    };
}
