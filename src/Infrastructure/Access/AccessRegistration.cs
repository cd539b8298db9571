using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Reporting.Application.Access;
using Reporting.Domain.Access;
using Reporting.Infrastructure.Persistence;

namespace Reporting.Infrastructure.Access;

internal static class AccessRegistration
{
    public static IServiceCollection AddAccess(this IServiceCollection services)
    {
        services.AddScoped<IInstanceRepository>(provider => ActivatorUtilities.CreateInstance<InstanceRepository>(
            provider, provider.GetRequiredService<ControlContext>().Context, provider.GetRequiredService<RecordsContext>().Context));
        services.AddScoped<ITokenRepository>(provider => provider.WithControlContext<TokenRepository>());
        services.AddScoped<ISessionRepository>(provider => provider.WithControlContext<SessionRepository>());
        services.AddScoped(provider => provider.WithControlContext<AuditTrail>());
        services.AddScoped<IAuditReader>(provider => provider.WithControlContext<AuditReader>());
        services.AddSingleton(provider => provider.WithConnectionsOf<TokenUses>(pools => pools.Control));
        services.AddSingleton<ISharedKeys>(provider => provider.WithConnectionsOf<SharedKeys>(pools => pools.Control));
        services.AddSingleton<IUserMasks>(provider => provider.WithConnectionsOf<UserMasks>(pools => pools.Control));
        services.AddSingleton(provider => provider.WithConnectionsOf<ErasureRun>(pools => pools.Records));
        services.AddScoped<IUserErasure, UserErasure>();
        services.AddHostedService<ErasureWorker>();
        services.AddSingleton<AccessDirectory>();
        services.AddSingleton<IAccessDirectory>(provider => provider.GetRequiredService<AccessDirectory>());
        services.AddSingleton<IFirstTokenFile>(provider => new FirstTokenFile(provider.GetRequiredService<IOptions<DatabaseServerOptions>>().Value.DataDirectory));
        services.AddHostedService<AccessDirectoryWorker>();
        services.AddSingleton(provider => provider.WithConnectionsOf<InstanceDeletion>(pools => pools.Records));
        services.AddHostedService<InstanceDeletionWorker>();
        services.AddHostedService(provider => provider.GetRequiredService<TokenUses>());
        return services;
    }
}
