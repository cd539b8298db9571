namespace Reporting.Infrastructure.Postgres;

/// <summary>The embedded PostgreSQL cannot run; the message is one line that says what to do.</summary>
internal sealed class EmbeddedPostgresException(string message, Exception? cause = null) : Exception(message, cause);
