using AutoMapper;

namespace Reporting.Api.Answers;

internal static class AnswersRegistration
{
    /// <summary>What turns reports into answers, in any dialect.</summary>
    public static IServiceCollection AddAnswers(this IServiceCollection services)
    {
        services.AddSingleton<AutoMapper.IConfigurationProvider>(_ => MapperSettings.Create());
        services.AddSingleton<IMapper>(provider => new Mapper(provider.GetRequiredService<AutoMapper.IConfigurationProvider>()));
        services.AddTransient<AnswerPath>();
        services.AddSingleton<RecentAnswers>();
        return services;
    }
}
