using System.Diagnostics;

namespace Reporting.Infrastructure.Postgres;

/// <summary>The running server. It outlives a killed service; the next start finds it by <see cref="LeftoverServer"/>.</summary>
internal sealed class ServerProcess : IDisposable
{
    private const int LinesKept = 20;

    private readonly Process process;
    private readonly TaskCompletionSource exited = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly Queue<string> lines = new();

    private ServerProcess(Process process)
    {
        this.process = process;
        Id = process.Id;
        process.ErrorDataReceived += (_, line) => Keep(line.Data);
        process.Exited += (_, _) => exited.TrySetResult();
        process.EnableRaisingEvents = true;
        process.BeginErrorReadLine();
    }

    public int Id { get; }

    public Task Exited => exited.Task;

    /// <summary>
    /// Whether the program that runs is no longer the one on the disk, as after an upgrade of its package: the kernel says so
    /// of the file that the process was started from.
    /// </summary>
    public bool IsReplaced
    {
        get
        {
            try
            {
                return new FileInfo($"/proc/{Id}/exe").LinkTarget?.EndsWith(" (deleted)", StringComparison.Ordinal) ?? false;
            }
            catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
            {
                return false;
            }
        }
    }

    /// <summary>What the server said before its log was open.</summary>
    public string LastWords
    {
        get
        {
            lock (lines)
            {
                return string.Join(" ", lines);
            }
        }
    }

    /// <summary>Starts the server in a session of its own, so that Ctrl-C in the service's terminal does not reach it before the service has finished.</summary>
    public static ServerProcess Start(Installation installation)
    {
        var (binaries, user, home, _) = installation;
        return new ServerProcess(Command.Start([
            "setsid",
            .. user.Run(binaries.Postgres, "-D", home.Cluster, "-c", $"config_file={ServerConfiguration.File(home)}")]));
    }

    public void Signal(ServerSignal signal)
    {
        if (!exited.Task.IsCompleted && !process.HasExited)
        {
            Posix.Signal(Id, signal);
        }
    }

    public void Dispose() => process.Dispose();

    private void Keep(string? line)
    {
        if (string.IsNullOrWhiteSpace(line))
        {
            return;
        }

        lock (lines)
        {
            lines.Enqueue(line);
            if (lines.Count > LinesKept)
            {
                lines.Dequeue();
            }
        }
    }
}
