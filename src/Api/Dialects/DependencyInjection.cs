using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Options;

namespace Reporting.Api.Dialects;

internal static class DependencyInjection
{
    /// <summary>Everything that dialects share; each is then added with <see cref="AddDialect{TDialect}"/>.</summary>
    public static IServiceCollection AddDialects(this IServiceCollection services)
    {
        services.AddSingleton<DialectDirectory>();
        services.AddSingleton<IConfigureOptions<MvcOptions>, DialectMvcOptions>();
        services.AddMvcCore()
            .AddApiExplorer()
            .ConfigureApplicationPartManager(parts => parts.FeatureProviders.Add(new InternalControllers()))
            .ConfigureApiBehaviorOptions(options =>
            {
                options.SuppressMapClientErrors = true;
                options.InvalidModelStateResponseFactory = ModelStateFailures.Answer;
            });
        return services;
    }

    public static IServiceCollection AddDialect<TDialect>(this IServiceCollection services)
        where TDialect : Dialect
        => services
            .AddSingleton<TDialect>()
            .AddSingleton<Dialect>(provider => provider.GetRequiredService<TDialect>());

    /// <summary>Between routing and the endpoints.</summary>
    public static IApplicationBuilder UseDialects(this IApplicationBuilder app)
        => app
            .UseMiddleware<DialectFailures>()
            .UseMiddleware<DialectAccess>();
}
