using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Reporting.Application.Settings;
using Reporting.Domain.Access;
using Reporting.Domain.Sources;
using Reporting.Infrastructure.Persistence;

namespace Reporting.Infrastructure.Sources;

internal static class SourceRegistration
{
    private const int MaxBytes = 1 << 20;

    private static readonly TimeSpan Timeout = TimeSpan.FromSeconds(2);

    /// <summary>The products are the classes of that kind that there are.</summary>
    public static IReadOnlyList<SourceProduct> Products { get; } =
    [
        .. typeof(SourceProduct).Assembly.GetTypes()
            .Where(type => type is { IsAbstract: false } && type.IsSubclassOf(typeof(SourceProduct)))
            .Select(type => (SourceProduct)Activator.CreateInstance(type)!)
            .OrderBy(product => product.Kind, StringComparer.Ordinal),
    ];

    public static IServiceCollection AddSources(this IServiceCollection services)
    {
        services.AddItemSettings<SourceOptions>(SourceSettingsReader.Section);
        services.AddSingleton(provider => provider.WithConnectionsOf<SourceStore>(pools => pools.Records));
        services.AddSingleton<SourceInstances>();
        services.AddSingleton(provider => new SourceServices(
            provider.GetRequiredService<ConnectionPools>().Records,
            provider.GetRequiredService<SourceStore>(),
            provider.GetRequiredService<SourceInstances>(),
            provider.GetRequiredService<IServiceScopeFactory>(),
            provider.GetRequiredService<TimeProvider>(),
            NewClient(),
            provider.GetRequiredService<ILoggerFactory>()));
        services.AddSingleton(provider => new SourceDirectory(
            provider.ReadSettings(), provider.GetRequiredService<SourceServices>()));
        services.AddSingleton<IDelegatedSignIn>(provider => new ProductSignIn(
            provider.GetRequiredService<SourceDirectory>().All, provider.GetRequiredService<SourceServices>().Client, provider.GetRequiredService<TimeProvider>()));
        services.AddSingleton<ISources>(provider => provider.GetRequiredService<SourceDirectory>());
        services.AddSingleton<ISourceOperations>(provider => new SourceOperations(
            provider.GetRequiredService<SourceDirectory>(), provider.GetRequiredService<SourceServices>()));
        services.AddSingleton<ISourceChecks>(provider => new SourceChecks(provider.ReadSettings(), NewClient()));
        services.AddSingleton<ISourceGrants>(new SourceGrants(Products));
        services.AddHostedService<SourceWorker>();
        return services;
    }

    /// <summary>What is wrong with the settings of sources, each beginning with its setting; that of the instances too where they can be looked at.</summary>
    public static async Task<IReadOnlyList<string>> FindFaultsAsync(IConfiguration configuration, IAccessDirectory? directory, CancellationToken cancellationToken)
    {
        var (sources, faults) = new SourceSettingsReader(Products).Read(configuration);
        List<string> all = [.. faults];
        foreach (var source in directory is null ? [] : sources)
        {
            if (await directory!.FindInstanceAsync(source.Instance, cancellationToken) is { } instance && instance.Kind != source.Product.InstanceKind)
            {
                all.Add(
                    $"{SourceSettingsReader.Section}:{source.Name}:Instance is {instance.Key}, an instance of kind {NameOf(instance.Kind)}: " +
                    $"a source of kind {source.Product.Kind} fills one of kind {NameOf(source.Product.InstanceKind)}.");
            }
        }

        return all;
    }

    private static IReadOnlyList<SourceSettings> ReadSettings(this IServiceProvider provider)
        => new SourceSettingsReader(Products).Read(provider.GetRequiredService<IConfiguration>()).Sources;

    /// <summary>What is shown to a product goes to its address alone: not on to where that points, and not through a proxy of the environment.</summary>
    private static HttpClient NewClient()
        => new(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false, UseProxy = false }) { Timeout = Timeout, MaxResponseContentBufferSize = MaxBytes };

    private static string NameOf(InstanceKind kind) => kind.ToString().ToLowerInvariant();
}
