namespace Reporting.Api.Demo;

internal static class DependencyInjection
{
    public static void AddDemo(this WebApplicationBuilder builder)
    {
        if (builder.Configuration.GetValue<bool>(DemoSwitch.Setting))
        {
            builder.Services.AddSingleton<DemoGreeting>();
            builder.Services.AddHostedService<DemoStartup>();
        }
    }
}
