namespace Reporting.Infrastructure.Postgres;

/// <summary>How the service runs a PostgreSQL of its own.</summary>
internal sealed class EmbeddedPostgresOptions
{
    /// <summary>The service's data directory; the database lies below it, in <c>postgres</c>.</summary>
    public required string DataDirectory { get; init; }

    /// <summary>Where <c>initdb</c> and <c>postgres</c> are; looked for when not given.</summary>
    public string? BinDirectory { get; init; }

    /// <summary>Who the server runs as when the service is root, which PostgreSQL refuses to be.</summary>
    public string ServerUser { get; init; } = "postgres";

    /// <summary>Where the database lies when the service is root and that user cannot pass into the data directory.</summary>
    public string FallbackDirectory { get; init; } = "/var/lib/reporting";

    /// <summary>False gives safety up for speed: right for tests alone.</summary>
    public bool Durable { get; init; } = true;

    /// <summary>Settings of <c>postgresql.conf</c> that come after the service's own.</summary>
    public IReadOnlyDictionary<string, string> Settings { get; init; } = new Dictionary<string, string>(StringComparer.Ordinal);
}
