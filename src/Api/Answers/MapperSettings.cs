using System.Reflection;
using AutoMapper;
using AutoMapper.Configuration;

namespace Reporting.Api.Answers;

/// <summary>
/// How domain reports become contracts: every profile of this assembly. AutoMapper 8 looks for extension methods of LINQ by a signature that newer
/// frameworks have twice, and fails; no contract needs any, so it is given none (docs/decisions/0002-automapper-8.md).
/// </summary>
internal sealed class MapperSettings : MapperConfigurationExpression, IProfileConfiguration
{
    IEnumerable<MethodInfo> IProfileConfiguration.SourceExtensionMethods => [];

    public static MapperConfiguration Create()
    {
        var settings = new MapperSettings();
        foreach (var profile in typeof(MapperSettings).Assembly.GetTypes().Where(type => type.IsSubclassOf(typeof(Profile))))
        {
            settings.AddProfile(profile);
        }

        return new MapperConfiguration(settings);
    }
}
