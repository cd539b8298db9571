using System.Net.Sockets;
using System.Text;
using Microsoft.Extensions.Options;
using Reporting.Application.Settings;

namespace Reporting.Api.Hosting;

internal static class HostingExtensions
{
    private const string DefaultUrl = "http://127.0.0.1:8080";
    private static readonly TimeSpan StopWithin = TimeSpan.FromSeconds(20);

    /// <summary>Where to listen, how to log, how long a stop may wait for requests under way.</summary>
    public static void AddHosting(this WebApplicationBuilder builder)
    {
        builder.Configuration.AddSecretFiles();
        if (string.IsNullOrEmpty(builder.Configuration[WebHostDefaults.ServerUrlsKey]))
        {
            builder.WebHost.UseUrls(DefaultUrl);
        }

        ListenAddresses.Check(builder.Configuration[WebHostDefaults.ServerUrlsKey] ?? DefaultUrl);
        builder.Services.AddSettings<HostingOptions>(HostingOptions.Section);
        builder.WebHost.ConfigureKestrel(options =>
        {
            options.AddServerHeader = false;
            // A header may have any byte; the code that reads it refuses bad ones in the words of the dialect.
            options.RequestHeaderEncodingSelector = _ => Encoding.Latin1;
        });
        builder.AddGreeting();
        builder.Services.Configure<HostOptions>(options => options.ShutdownTimeout = StopWithin);
        var silence = new StartupSilence();
        builder.Services.AddSingleton(silence);
        builder.Logging.ClearProviders();
        foreach (var category in StartupSilence.Categories)
        {
            builder.Logging.AddFilter(category, level => !silence.IsOn && level >= LogLevel.Warning);
        }

        builder.Services.AddSingleton<JsonLines>();
        builder.Services.AddSingleton<ILoggerProvider, LineLogging>();
    }

    /// <summary>The demo greets by itself, when it is filled.</summary>
    private static void AddGreeting(this WebApplicationBuilder builder)
    {
        builder.Services.AddSingleton<StartupGreeting>();
        var options = builder.Configuration.GetSection(HostingOptions.Section);
        if (options.GetValue<bool>(nameof(HostingOptions.Greeting)) && !options.GetValue<bool>(nameof(HostingOptions.Demo)))
        {
            builder.Services.AddHostedService<GreetingAtStart>();
        }
    }

    /// <summary>Refuses settings that are unknown or mean nothing; after everything that has settings was added.</summary>
    /// <exception cref="StartupException">The message names what is wrong.</exception>
    public static void CheckSettings(this WebApplicationBuilder builder)
        => new SettingsCheck(builder.Services.FindSettings(), builder.Configuration).Run();

    /// <summary>
    /// Starts to serve. What keeps it from that is in the exception; the framework's own lines about it, with stack traces, are left out.
    /// </summary>
    /// <exception cref="StartupException">It cannot listen where it should.</exception>
    public static async Task StartServingAsync(this WebApplication app)
    {
        var silence = app.Services.GetRequiredService<StartupSilence>();
        try
        {
            silence.IsOn = true;
            await app.StartAsync();
            silence.IsOn = false;
        }
        catch (Exception exception) when (exception is IOException or SocketException or InvalidOperationException or OptionsValidationException)
        {
            // Workers that have started end before the services that they use are disposed of.
            await app.StopAsync();
            throw new StartupException($"The service cannot listen: {exception.Message.ReplaceLineEndings(" ")}", exception);
        }
    }

    /// <summary>For commands: only warnings are logged, to standard error, because standard output is the result.</summary>
    public static void LogToStandardError(this ILoggingBuilder logging)
    {
        logging.AddFilter(level => level >= LogLevel.Warning);
        logging.Services.Configure<LineLoggingOptions>(options => options.ToStandardError = true);
    }
}
