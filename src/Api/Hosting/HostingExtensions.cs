using System.Text;
using Microsoft.Extensions.Logging.Console;

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

        builder.WebHost.ConfigureKestrel(options =>
        {
            options.AddServerHeader = false;
            // Any byte may stand in a header: whoever reads it says what is wrong, in the words of the dialect.
            options.RequestHeaderEncodingSelector = _ => Encoding.Latin1;
        });
        builder.Services.AddSingleton<StartupGreeting>();
        builder.Services.Configure<HostOptions>(options => options.ShutdownTimeout = StopWithin);
        builder.Logging.ClearProviders();
        builder.Logging.AddConsole(options => options.FormatterName = JsonLines.FormatterName);
        builder.Logging.AddConsoleFormatter<JsonLines, ConsoleFormatterOptions>();
    }

    /// <summary>For commands, whose standard output is their result: warnings alone, and elsewhere.</summary>
    public static void LogToStandardError(this ILoggingBuilder logging)
    {
        logging.AddFilter(level => level >= LogLevel.Warning);
        logging.AddConsole(options => options.LogToStandardErrorThreshold = LogLevel.Trace);
    }
}
