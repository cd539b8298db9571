namespace Reporting.Infrastructure.Postgres;

/// <summary>What it takes to run the server: its programs, its user and its place.</summary>
internal sealed record Installation(PostgresBinaries Binaries, ServerUser User, PostgresHome Home, EmbeddedPostgresOptions Options);
