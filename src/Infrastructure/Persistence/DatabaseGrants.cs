using Reporting.Application.Health;

namespace Reporting.Infrastructure.Persistence;

/// <summary>The role of tools of business intelligence: it reads the views of the schema <c>bi</c> and nothing else.</summary>
internal sealed class DatabaseGrants : IDatabaseGrants
{
    public const string BusinessIntelligence = "bi";

    public IReadOnlyList<string> Purposes { get; } = [BusinessIntelligence];

    /// <summary>The time limit and read-only transactions keep a slip from doing harm; what the role may read is decided by its privileges alone.</summary>
    public string Write(string purpose, string role) =>
        $"""
         -- Run this in the database of the service, as the owner of its tables. Choose a password of your own.
         -- It may be run again, for example after an upgrade. Replicas take the role over from the primary.
         DO $$
         BEGIN
             IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = '{role}') THEN
                 CREATE ROLE {role} LOGIN PASSWORD 'choose-a-password' NOSUPERUSER NOCREATEDB NOCREATEROLE CONNECTION LIMIT 10;
             END IF;
             EXECUTE format('GRANT CONNECT ON DATABASE %I TO {role}', current_database());
             EXECUTE format('ALTER ROLE {role} IN DATABASE %I SET default_transaction_read_only = on', current_database());
             EXECUTE format('ALTER ROLE {role} IN DATABASE %I SET statement_timeout = 60000', current_database());
             EXECUTE format('ALTER ROLE {role} IN DATABASE %I SET timezone = %L', current_database(), 'UTC');
         END
         $$;
         GRANT USAGE ON SCHEMA bi TO {role};
         GRANT SELECT ON ALL TABLES IN SCHEMA bi TO {role};
         ALTER DEFAULT PRIVILEGES IN SCHEMA bi GRANT SELECT ON TABLES TO {role};

         """;
}
