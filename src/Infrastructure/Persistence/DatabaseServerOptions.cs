using System.ComponentModel.DataAnnotations;

namespace Reporting.Infrastructure.Persistence;

/// <summary>The database in use; bound to the section <c>Reporting</c>.</summary>
internal sealed class DatabaseServerOptions
{
    public const string Section = "Reporting";

    /// <summary>Where the service's own PostgreSQL and the first token are kept.</summary>
    [Required]
    public string DataDirectory { get; set; } = "data";

    /// <summary>The directory of <c>initdb</c> and <c>postgres</c>; looked for when not set.</summary>
    public string? PostgresBin { get; set; }

    /// <summary>How long a start waits for a database that does not answer yet.</summary>
    [Range(0, 86_400)]
    public int DatabaseWaitSeconds { get; set; } = 60;
}
