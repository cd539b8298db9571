using System.Globalization;
using Microsoft.Extensions.Logging;

namespace Reporting.Infrastructure.Postgres;

/// <summary>
/// What a killed service or a killed postmaster left running. It is stopped rather than adopted: a second of start-up buys a server
/// that is the service's own child, with the configuration of today. Call it only while holding the directory's lock.
/// </summary>
internal static class LeftoverServer
{
    private static readonly TimeSpan FastShutdownTime = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan ImmediateShutdownTime = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(50);

    /// <summary>Returns when no server process uses the cluster and no lock file of one is left.</summary>
    public static async Task StopAsync(PostgresHome home, ILogger logger, CancellationToken cancellationToken)
    {
        var running = ProcessesOf(home.Cluster);
        if (running.Count > 0)
        {
            logger.LogWarning("Stopping the PostgreSQL that an earlier run left in {Directory}", home.Path);
            var stopped = await StopAsync(home, running, ServerSignal.FastShutdown, FastShutdownTime, cancellationToken)
                || await StopAsync(home, ProcessesOf(home.Cluster), ServerSignal.ImmediateShutdown, ImmediateShutdownTime, cancellationToken);
            if (!stopped)
            {
                throw new EmbeddedPostgresException(
                    $"PostgreSQL processes {string.Join(", ", ProcessesOf(home.Cluster))} use {home.Cluster} and do not stop; stop them and start again.");
            }
        }

        // PostgreSQL takes a lock file for valid when its process number is in use again, by whatever program. Nothing uses the cluster now.
        File.Delete(home.PidFile);
    }

    private static async Task<bool> StopAsync(
        PostgresHome home, List<int> running, ServerSignal signal, TimeSpan time, CancellationToken cancellationToken)
    {
        // Without a postmaster its children end by themselves as soon as they notice.
        if (await PostmasterAsync(home, cancellationToken) is { } postmaster && running.Contains(postmaster))
        {
            Posix.Signal(postmaster, signal);
        }

        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(time);
        while (ProcessesOf(home.Cluster).Count > 0 && !limit.IsCancellationRequested)
        {
            await Task.Delay(Pause, cancellationToken);
        }

        return ProcessesOf(home.Cluster).Count == 0;
    }

    private static async Task<int?> PostmasterAsync(PostgresHome home, CancellationToken cancellationToken)
    {
        try
        {
            var firstLine = await File.ReadLinesAsync(home.PidFile, cancellationToken).FirstOrDefaultAsync(cancellationToken);
            return int.TryParse(firstLine, CultureInfo.InvariantCulture, out var processId) ? processId : null;
        }
        catch (FileNotFoundException)
        {
            return null;
        }
    }

    /// <summary>Every process of a server works in its cluster's directory: a surer sign than a process number on file.</summary>
    private static List<int> ProcessesOf(string cluster)
    {
        var found = new List<int>();
        foreach (var directory in Directory.EnumerateDirectories("/proc"))
        {
            if (int.TryParse(Path.GetFileName(directory), CultureInfo.InvariantCulture, out var processId)
                && string.Equals(LinkTarget(directory, "cwd"), cluster, StringComparison.Ordinal)
                && LinkTarget(directory, "exe").Contains("/postgres", StringComparison.Ordinal))
            {
                found.Add(processId);
            }
        }

        return found;
    }

    private static string LinkTarget(string directory, string name)
    {
        try
        {
            return new FileInfo(Path.Combine(directory, name)).LinkTarget ?? "";
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return "";
        }
    }
}
