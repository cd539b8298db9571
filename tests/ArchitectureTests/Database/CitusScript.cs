using System.Text.RegularExpressions;

namespace Reporting.ArchitectureTests.Database;

/// <summary>What <c>deploy/citus.sql</c> does with each table.</summary>
internal static partial class CitusScript
{
    public const string DistributionColumn = "instance_id";

    public static string Text { get; } = Sources.Read("deploy/citus.sql");

    public static IReadOnlyList<string> Reference { get; } = [.. ReferenceTable().Matches(Text).Select(match => match.Groups["table"].Value)];

    public static IReadOnlyList<string> Local { get; } = [.. LocalTable().Matches(Text).Select(match => match.Groups["table"].Value)];

    /// <summary>Each with the column by which it is distributed, in order.</summary>
    public static IReadOnlyList<(string Table, string Column, string? With)> Distributed { get; } =
    [
        .. DistributedTable().Matches(Text).Select(match => (match.Groups["table"].Value, match.Groups["column"].Value, match.Groups["with"] is { Success: true } with ? with.Value : null)),
    ];

    public static IReadOnlyList<string> DroppedKeys { get; } = [.. DroppedKey().Matches(Text).Select(match => $"{match.Groups["table"].Value}.{match.Groups["key"].Value}")];

    /// <summary>Each as PostgreSQL writes it.</summary>
    public static IReadOnlyList<string> AddedKeys { get; } =
    [
        .. AddedKey().Matches(Text).Select(match => $"{match.Groups["table"].Value}.{match.Groups["key"].Value} {Spaces().Replace(match.Groups["definition"].Value, " ")}"),
    ];

    [GeneratedRegex(@"create_reference_table\('(?<table>[\w.]+)'\)", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex ReferenceTable();

    [GeneratedRegex(@"^-- Stays on the coordinator as it is: (?<table>[\w.]+)$", RegexOptions.ExplicitCapture | RegexOptions.Multiline, 1000)]
    private static partial Regex LocalTable();

    [GeneratedRegex(@"create_distributed_table\('(?<table>[\w.]+)', '(?<column>\w+)'(, colocate_with => '(?<with>[\w.]+)')?\)", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex DistributedTable();

    [GeneratedRegex(@"ALTER TABLE (?<table>[\w.]+) DROP CONSTRAINT (?<key>\w+);", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex DroppedKey();

    [GeneratedRegex(@"ALTER TABLE (?<table>[\w.]+) ADD CONSTRAINT (?<key>\w+)\s+(?<definition>FOREIGN KEY[^;]+);", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex AddedKey();

    [GeneratedRegex(@"\s+", RegexOptions.None, 1000)]
    private static partial Regex Spaces();
}
