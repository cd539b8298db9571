using System.ComponentModel.DataAnnotations;

namespace Reporting.Infrastructure.Persistence;

/// <summary>Bound to the section <c>Database</c>.</summary>
internal sealed class DatabaseOptions
{
    public const string Section = "Database";

    /// <summary>How long a statement of a report may run; PostgreSQL itself ends it then. Merges, roll-ups and migrations take what they need.</summary>
    [Range(1, 86_400)]
    public int StatementSeconds { get; set; } = 30;

    /// <summary>How long a request waits for the version of its data before it says that the database is away; one that hangs says nothing itself.</summary>
    [Range(0.1, 60)]
    public double AwayAfterSeconds { get; set; } = 1.5;

    /// <summary>Connections for reports and streamed lists.</summary>
    [Range(2, 10_000)]
    public int ReportConnections { get; set; } = 24;

    /// <summary>Connections for tokens, instances, data versions and readiness.</summary>
    [Range(4, 1_000)]
    public int ControlConnections { get; set; } = 8;

    /// <summary>How many batches of streamed lists are read at once.</summary>
    [Range(1, 1_000)]
    public int StreamReads { get; set; } = 2;
}
