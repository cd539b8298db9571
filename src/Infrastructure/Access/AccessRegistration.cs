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
        services.AddScoped<IInstanceRepository, InstanceRepository>();
        services.AddScoped<ITokenRepository, TokenRepository>();
        services.AddScoped<AuditTrail>();
        services.AddScoped<IAuditReader, AuditReader>();
        services.AddSingleton<TokenUses>();
        services.AddSingleton<AccessDirectory>();
        services.AddSingleton<IAccessDirectory>(provider => provider.GetRequiredService<AccessDirectory>());
        services.AddSingleton<IFirstTokenFile>(provider => new FirstTokenFile(provider.GetRequiredService<IOptions<DatabaseServerOptions>>().Value.DataDirectory));
        services.AddHostedService<AccessDirectoryWorker>();
        services.AddSingleton<InstanceDeletion>();
        services.AddHostedService<InstanceDeletionWorker>();
        services.AddHostedService(provider => provider.GetRequiredService<TokenUses>());
        return services;
    }
}
