using Reporting.Api;
using Reporting.Api.Hosting;
using Reporting.Api.Cli;
using Reporting.Application;
using Reporting.Application.Settings;
using Reporting.Dashboard;
using Reporting.Demo;
using Reporting.Infrastructure;

return await Executable.RunAsync(args, CliStreams.OfProcess());

/// <summary>What the process does: a command to its end, or serving until it is told to stop.</summary>
internal static class Executable
{
    /// <returns>The exit code.</returns>
    public static async Task<int> RunAsync(string[] args, CliStreams streams)
    {
        var invocation = Invocation.Of(args);
        try
        {
            return invocation.IsCommand
                ? await CliCommands.RunAsync(invocation, streams, () => ComposeForCommand(invocation), cancellationToken => JoinAsync(invocation, cancellationToken))
                : await ServeAsync(args);
        }
        catch (StartupException exception)
        {
            await streams.ErrorText.WriteLineAsync(exception.Message);
            return ExitCode.Failed;
        }
    }

    private static async Task<int> ServeAsync(string[] args)
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

    private static async Task<WebApplication> JoinAsync(Invocation invocation, CancellationToken cancellationToken)
    {
        var app = ComposeForCommand(invocation);
        await app.Services.JoinInfrastructureAsync(cancellationToken);
        return app;
    }

    private static WebApplication ComposeForCommand(Invocation invocation) => Composition.Compose([.. invocation.Settings], builder => builder.Logging.LogToStandardError());
}

internal static class Composition
{
    /// <summary>The whole service, neither started nor listening.</summary>
    /// <param name="settings">As on the command line.</param>
    /// <param name="adjust">Is called once everything is registered.</param>
    public static WebApplication Compose(string[] settings, Action<WebApplicationBuilder> adjust)
    {
        var builder = WebApplication.CreateSlimBuilder(new WebApplicationOptions
        {
            Args = DemoSwitch.Expand(settings),
            ApplicationName = typeof(Program).Assembly.GetName().Name,
            ContentRootPath = AppContext.BaseDirectory,
        });
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
