using System.Reflection;
using MediatR;
using Microsoft.Extensions.DependencyInjection;

namespace Reporting.Application.Pipeline;

internal static class MediatorRegistration
{
    /// <summary>Registers the mediator and every handler of the assembly; MediatR 5 brings no registration of its own.</summary>
    public static IServiceCollection AddMediator(this IServiceCollection services, Assembly assembly)
    {
        services.AddScoped<ServiceFactory>(provider => provider.GetService!);
        services.AddScoped<IMediator, Mediator>();
        foreach (var handler in assembly.GetTypes().Where(type => type is { IsClass: true, IsAbstract: false, IsGenericTypeDefinition: false }))
        {
            foreach (var contract in handler.GetInterfaces().Where(IsHandlerContract))
            {
                services.AddScoped(contract, handler);
            }
        }

        return services;
    }

    private static bool IsHandlerContract(Type type)
        => type.IsGenericType && type.GetGenericTypeDefinition() == typeof(IRequestHandler<,>);
}
