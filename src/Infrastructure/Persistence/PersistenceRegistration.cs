using Microsoft.EntityFrameworkCore.Metadata;
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
        services.AddSingleton(provider => provider.GetRequiredService<DatabaseServer>().Pools);
        services.AddSingleton(provider => provider.GetRequiredService<ConnectionPools>().Reports);
        services.AddDbContextPool<ReportingDbContext>(options => DatabaseMigrator.Configure(options));
        services.AddSingleton(provider => provider.ReadModel());
        services.AddScoped<ControlContext>();
        services.AddScoped<RecordsContext>();
        services.AddSingleton<StreamReads>();
        services.AddSingleton<IDataVersions>(provider => provider.WithConnectionsOf<DataVersions>(pools => pools.Control));
        services.AddSingleton<Replicas>();
        services.AddScoped<IReplicaRouting, ReplicaRouting>();
        services.AddSingleton<RollUpLag>();
        services.AddScoped(provider => provider.WithConnectionsOf<RecordStore>(pools => pools.Records));
        services.AddScoped<IRecordStore>(provider => provider.GetRequiredService<RecordStore>());
        services.AddSingleton<IReadiness>(provider => provider.WithConnectionsOf<DatabaseReadiness>(pools => pools.Control));
        services.AddSingleton<IServerResources, ServerResources>();
        services.AddSingleton<IDatabaseStorage>(provider => provider.WithConnectionsOf<DatabaseStorage>(pools => pools.Control));
        services.AddScoped<IDatabaseSchema, DatabaseSchema>();
        services.AddSingleton<IDatabaseGrants, DatabaseGrants>();
        services.AddHostedService<RollUpWorker>();
        return services;
    }

    /// <summary>The model of the database, which all contexts share.</summary>
    private static IModel ReadModel(this IServiceProvider provider)
    {
        using var scope = provider.CreateScope();
        return scope.ServiceProvider.GetRequiredService<ReportingDbContext>().Model;
    }

    /// <summary>Makes a service whose connections are of one pool; everything else comes from the container.</summary>
    public static T WithConnectionsOf<T>(this IServiceProvider provider, Func<ConnectionPools, NpgsqlDataSource> pool)
        => ActivatorUtilities.CreateInstance<T>(provider, pool(provider.GetRequiredService<ConnectionPools>()));

    /// <summary>Makes a service whose context is that of the control connections; all that one request has share one.</summary>
    public static T WithControlContext<T>(this IServiceProvider provider)
        => ActivatorUtilities.CreateInstance<T>(provider, provider.GetRequiredService<ControlContext>().Context);
}
