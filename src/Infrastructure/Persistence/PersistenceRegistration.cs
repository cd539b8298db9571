using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using Reporting.Domain.Ingestion;
using Reporting.Infrastructure.Persistence.Merge;

namespace Reporting.Infrastructure.Persistence;

internal static class PersistenceRegistration
{
    public static IServiceCollection AddPersistence(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddSingleton<DatabaseServer>();
        services.AddSingleton(provider => provider.GetRequiredService<DatabaseServer>().Source);
        services.AddDbContextPool<ReportingDbContext>((provider, options) => DatabaseMigrator.Configure(options, provider.GetRequiredService<NpgsqlDataSource>()));
        services.AddSingleton<IDataVersions, DataVersions>();
        services.AddScoped<IRecordStore, RecordStore>();
        services.AddHostedService<RollUpWorker>();
        return services;
    }
}
