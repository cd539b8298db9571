using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Options;
using Reporting.Api.Answers;
using Reporting.Api.Limits;
using Reporting.Application.Settings;

namespace Reporting.Api.Dialects;

internal static class DialectsRegistration
{
    /// <summary>Every dialect of this assembly, found by its base class.</summary>
    public static readonly IReadOnlyList<Type> Dialects =
    [
        .. typeof(Dialect).Assembly.GetTypes()
            .Where(type => type is { IsAbstract: false } && type.IsSubclassOf(typeof(Dialect)))
            .OrderBy(Dialect.NameOf, StringComparer.Ordinal),
    ];

    public static IServiceCollection AddDialects(this IServiceCollection services)
    {
        foreach (var dialect in Dialects)
        {
            services.AddSingleton(dialect);
            services.AddSingleton(provider => (Dialect)provider.GetRequiredService(dialect));
        }

        services.AddLimits();
        services.AddSingleton<DialectDirectory>();
        services.AddSettings<AttemptLimits>(AttemptLimits.Section);
        services.AddSingleton<FailedAttempts>();
        services.AddSingleton<DelegatedAccess>();
        services.AddSingleton<TokenGate>();
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

    /// <summary>Between routing and the endpoints.</summary>
    public static IApplicationBuilder UseDialects(this IApplicationBuilder app)
        => app
            .UseMiddleware<DialectFailures>()
            .UseMiddleware<PathCharacters>()
            .UseMiddleware<QueryLength>()
            .UseRequestTimeouts()
            .UseMiddleware<DialectAccess>()
            .UseMiddleware<AsOfHeader>()
            .UseMiddleware<RequestRate>()
            .UseMiddleware<RepeatedRequests>();
}
