using Microsoft.Extensions.Logging;
using Npgsql;

namespace Reporting.Infrastructure.Persistence;

/// <summary>Waits at start for a database server that starts at the same time, or is just being restarted.</summary>
internal static class DatabaseWait
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(500);

    /// <exception cref="NpgsqlException">It did not answer in all that time, or refuses for good.</exception>
    public static async Task WaitAsync(NpgsqlDataSource source, TimeSpan atMost, ILogger logger, CancellationToken cancellationToken)
    {
        var started = TimeProvider.System.GetTimestamp();
        for (var attempt = 0; ; attempt++)
        {
            try
            {
                await using var connection = await source.OpenConnectionAsync(cancellationToken);
                return;
            }
            catch (NpgsqlException exception) when (exception.IsTransient && TimeProvider.System.GetElapsedTime(started) < atMost)
            {
                if (attempt == 0)
                {
                    logger.LogWarning("The database does not answer yet; it is asked again for {Seconds} s: {Message}", atMost.TotalSeconds, exception.Message);
                }

                await Task.Delay(Pause, cancellationToken);
            }
        }
    }
}
