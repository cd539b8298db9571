using Microsoft.Extensions.DependencyInjection;

namespace Reporting.Application.Settings;

internal static class SettingsRegistration
{
    /// <summary>
    /// Binds a section of the configuration to its options, has them validated by their attributes, and makes their names known:
    /// this is all that a new setting or section needs.
    /// </summary>
    public static IServiceCollection AddSettings<TOptions>(this IServiceCollection services, string section)
        where TOptions : class
    {
        services.AddOptions<TOptions>().BindConfiguration(section).ValidateDataAnnotations().ValidateOnStart();
        return services.AddSingleton(new SettingsSection(section, typeof(TOptions)));
    }

    /// <summary>Makes the names known that each item of a section may have; the section is read and checked elsewhere.</summary>
    public static IServiceCollection AddItemSettings<TOptions>(this IServiceCollection services, string section)
        where TOptions : class
        => services.AddSingleton(new SettingsSection(section, typeof(TOptions), HasItems: true));

    /// <summary>Every section that has been added.</summary>
    public static IReadOnlyList<SettingsSection> FindSettings(this IServiceCollection services)
        => [.. services.Select(service => service.ServiceType == typeof(SettingsSection) ? service.ImplementationInstance : null).OfType<SettingsSection>()];
}
