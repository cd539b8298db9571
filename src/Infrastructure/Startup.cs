using System.ComponentModel;
using MediatR;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Npgsql;
using Reporting.Application.Access;
using Reporting.Application.Settings;
using Reporting.Domain.Access;
using Reporting.Infrastructure.Persistence;
using Reporting.Infrastructure.Postgres;
using Reporting.Infrastructure.Sources;

namespace Reporting.Infrastructure;

internal static class Startup
{
    /// <summary>
    /// Starts the database where none is configured, brings its schema up to date and makes the first admin token.
    /// Everything else needs that done; the database stops when the services are disposed of.
    /// </summary>
    /// <exception cref="StartupException">It cannot be done; the message says what to do.</exception>
    public static async Task StartInfrastructureAsync(this IServiceProvider services, CancellationToken cancellationToken)
    {
        await RefuseSourcesAsync(services, directory: null, cancellationToken);
        await ExplainAsync(() => services.GetRequiredService<DatabaseServer>().StartAsync(cancellationToken));
        var directory = services.GetRequiredService<IAccessDirectory>();
        await directory.RefreshAsync(cancellationToken);
        await RefuseSourcesAsync(services, directory, cancellationToken);
        await ExplainAsync(() => EnsureFirstTokenAsync(services, cancellationToken));
    }

    /// <summary>
    /// Connects to the database, also to the one of a service that runs on the data directory, and changes nothing there.
    /// Where no service runs, its database is started, and stops when the services are disposed of.
    /// </summary>
    /// <exception cref="StartupException">It cannot be done; the message says what to do.</exception>
    public static async Task JoinInfrastructureAsync(this IServiceProvider services, CancellationToken cancellationToken)
    {
        await RefuseSourcesAsync(services, directory: null, cancellationToken);
        await ExplainAsync(() => services.GetRequiredService<DatabaseServer>().JoinAsync(cancellationToken));
    }

    /// <param name="directory">Null while the database cannot be asked which instances there are.</param>
    private static async Task RefuseSourcesAsync(IServiceProvider services, IAccessDirectory? directory, CancellationToken cancellationToken)
    {
        var faults = await SourceRegistration.FindFaultsAsync(services.GetRequiredService<IConfiguration>(), directory, cancellationToken);
        if (faults.Count > 0)
        {
            throw new StartupException(string.Join(Environment.NewLine, faults));
        }
    }

    private static async Task ExplainAsync(Func<Task> start)
    {
        try
        {
            await start();
        }
        catch (EmbeddedPostgresException exception)
        {
            throw new StartupException(exception.Message, exception);
        }
        catch (NpgsqlException exception)
        {
            throw new StartupException($"The database cannot be used: {exception.Message.ReplaceLineEndings(" ")}", exception);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or Win32Exception)
        {
            throw new StartupException($"The data directory cannot be used (Reporting:DataDirectory): {exception.Message.ReplaceLineEndings(" ")}", exception);
        }
    }

    /// <summary>The token goes to the terminal alone, never to the log.</summary>
    private static async Task EnsureFirstTokenAsync(IServiceProvider services, CancellationToken cancellationToken)
    {
        await using var scope = services.CreateAsyncScope();
        switch (await scope.ServiceProvider.GetRequiredService<IMediator>().Send(new EnsureFirstTokenCommand(), cancellationToken))
        {
            case FirstTokenOutcome.Random made:
                await Console.Out.WriteLineAsync($"Admin token (shown this once, kept in {made.File}): {made.Text}".AsMemory(), cancellationToken);
                break;
            case FirstTokenOutcome.Configured { IsShort: true }:
                services.GetRequiredService<ILoggerFactory>().CreateLogger(typeof(Startup))
                    .LogWarning("The configured admin token is shorter than 22 characters and can be guessed");
                break;
        }
    }
}
