using System.ComponentModel.DataAnnotations;

namespace Reporting.Infrastructure.Persistence;

/// <summary>Bound to the section <c>Database</c>.</summary>
internal sealed class DatabaseOptions
{
    public const string Section = "Database";

    /// <summary>How long a statement of a report may run; PostgreSQL itself ends it then. Merges, roll-ups and migrations take what they need.</summary>
    [Range(1, 86_400)]
    public int StatementSeconds { get; set; } = 30;
}
