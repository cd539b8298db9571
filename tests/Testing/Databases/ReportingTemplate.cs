using Reporting.Infrastructure.Persistence;

namespace Reporting.Testing.Databases;

internal static class ReportingTemplate
{
    /// <summary>A database with this version's schema and nothing else.</summary>
    public static DatabaseTemplate Migrated { get; } = new("migrated", DatabaseMigrator.MigrateAsync);
}
