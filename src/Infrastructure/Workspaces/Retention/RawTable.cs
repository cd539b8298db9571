namespace Reporting.Infrastructure.Workspaces.Retention;

/// <summary>A table of raw records, partitioned by month.</summary>
/// <param name="Name">With its schema.</param>
/// <param name="Time">The column that partitions it.</param>
/// <param name="End">The column with the time that a record reaches to, which for a session is its end.</param>
internal sealed record RawTable(string Name, string Time, string End)
{
    public static readonly IReadOnlyList<RawTable> All =
    [
        new("workspaces.agent_stats", "created_at", "created_at"),
        new("workspaces.app_sessions", "session_started_at", "session_ended_at"),
    ];

    /// <summary>What the records are called where they are counted.</summary>
    public string Collection => Name[(Name.IndexOf('.', StringComparison.Ordinal) + 1)..].Replace('_', '-');
}

/// <summary>A month of a table that is older than raw records are kept.</summary>
/// <param name="Name">As SQL has it, with its schema.</param>
/// <param name="End">The end of its month.</param>
internal sealed record ExpiredPartition(RawTable Table, string Name, DateTimeOffset End);
