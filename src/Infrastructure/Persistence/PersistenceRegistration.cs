using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using Reporting.Application.Health;
using Reporting.Application.Reports;
using Reporting.Domain.Ingestion;
using Reporting.Infrastructure.Persistence.Merge;

namespace Reporting.Infrastructure.Persistence;

internal static class PersistenceRegistration
{
    public static IServiceCollection AddPersistence(this IServiceCollection services)
    {
        services.AddOptions<DatabaseOptions>().BindConfiguration(DatabaseOptions.Section).ValidateDataAnnotations().ValidateOnStart();
        services.AddSingleton<DatabaseServer>();
        services.AddSingleton(provider => provider.GetRequiredService<DatabaseServer>().Source);
        services.AddDbContextPool<ReportingDbContext>((provider, options) => DatabaseMigrator.Configure(options, provider.GetRequiredService<NpgsqlDataSource>()));
        services.AddSingleton<IDataVersions, DataVersions>();
        services.AddSingleton<Replicas>();
        services.AddScoped<IReplicaRouting, ReplicaRouting>();
        services.AddSingleton<RollUpLag>();
        services.AddScoped<IRecordStore, RecordStore>();
        services.AddSingleton<IReadiness, DatabaseReadiness>();
        services.AddScoped<IDatabaseSchema, DatabaseSchema>();
        services.AddHostedService<RollUpWorker>();
        return services;
    }
}
