using Microsoft.EntityFrameworkCore;

namespace Reporting.Infrastructure.Persistence;

/// <summary>All tables and all rows that SQL files answer with; each has its configuration in a file of its own.</summary>
internal sealed class ReportingDbContext(DbContextOptions<ReportingDbContext> options) : DbContext(options)
{
    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder)
        => configurationBuilder.Conventions.Add(_ => new SnakeCaseConvention());

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        modelBuilder.ApplyConfigurationsFromAssembly(typeof(ReportingDbContext).Assembly);
        modelBuilder.ApplyRecordConfigurations();
    }
}
