using Reporting.Api;
using Reporting.Api.Hosting;
using Reporting.Api.Cli;
using Reporting.Application;
using Reporting.Application.Settings;
using Reporting.Dashboard;
using Reporting.Demo;
using Reporting.Infrastructure;

var invocation = Invocation.Of(args);
try
{
    return invocation.IsCommand ? await CliCommands.RunAsync(invocation, ComposeForCommand, JoinAsync) : await ServeAsync();
}
catch (StartupException exception)
{
    await Console.Error.WriteLineAsync(exception.Message);
    return ExitCode.Failed;
}

async Task<int> ServeAsync()
{
    await using var app = Composition.Compose(args, _ => { });
    try
    {
        using var signals = new StartupSignals();
        await app.Services.StartInfrastructureAsync(signals.Token);
    }
    catch (OperationCanceledException)
    {
        return ExitCode.Interrupted;
    }

    await app.StartServingAsync();
    await app.WaitForShutdownAsync();
    return ExitCode.Done;
}

async Task<WebApplication> JoinAsync(CancellationToken cancellationToken)
{
    var app = ComposeForCommand();
    await app.Services.JoinInfrastructureAsync(cancellationToken);
    return app;
}

WebApplication ComposeForCommand() => Composition.Compose([.. invocation.Settings], builder => builder.Logging.LogToStandardError());

internal static class Composition
{
    /// <summary>The whole service, neither started nor listening.</summary>
    /// <param name="settings">As on the command line.</param>
    /// <param name="adjust">Is called once everything is registered.</param>
    public static WebApplication Compose(string[] settings, Action<WebApplicationBuilder> adjust)
    {
        var builder = WebApplication.CreateSlimBuilder(new WebApplicationOptions { Args = DemoSwitch.Expand(settings), ContentRootPath = AppContext.BaseDirectory });
        builder.AddHosting();
        builder.Services.AddApplication();
        builder.Services.AddInfrastructure();
        builder.Services.AddApi();
        builder.Services.AddDashboard();
        builder.CheckSettings();
        builder.Services.AddDemo(builder.Configuration, services => services.GetRequiredService<StartupGreeting>().WriteAsync);
        adjust(builder);
        var app = builder.Build();
        app.UseApi();
        app.MapDashboard();
        return app;
    }
}
