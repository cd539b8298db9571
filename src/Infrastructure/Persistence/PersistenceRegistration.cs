using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using Reporting.Application.Health;
using Reporting.Application.Reports;
using Reporting.Application.Settings;
using Reporting.Domain.Ingestion;
using Reporting.Infrastructure.Health;
using Reporting.Infrastructure.Persistence.Merge;

namespace Reporting.Infrastructure.Persistence;

internal static class PersistenceRegistration
{
    public static IServiceCollection AddPersistence(this IServiceCollection services)
    {
        services.AddSettings<DatabaseOptions>(DatabaseOptions.Section);
        services.AddSettings<DatabaseServerOptions>(DatabaseServerOptions.Section);
        services.AddSettings<ConnectionSettings>(ConnectionSettings.Section);
        services.AddSingleton<DatabaseServer>();
        services.AddSingleton(provider => provider.GetRequiredService<DatabaseServer>().Source);
        services.AddDbContextPool<ReportingDbContext>((provider, options) => DatabaseMigrator.Configure(options, provider.GetRequiredService<NpgsqlDataSource>()));
        services.AddSingleton<IDataVersions, DataVersions>();
        services.AddSingleton<Replicas>();
        services.AddScoped<IReplicaRouting, ReplicaRouting>();
        services.AddSingleton<RollUpLag>();
        services.AddScoped<IRecordStore, RecordStore>();
        services.AddSingleton<IReadiness, DatabaseReadiness>();
        services.AddSingleton<IServerResources, ServerResources>();
        services.AddScoped<IDatabaseSchema, DatabaseSchema>();
        services.AddHostedService<RollUpWorker>();
        return services;
    }
}
