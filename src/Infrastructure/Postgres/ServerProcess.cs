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
        process.ErrorDataReceived += (_, line) => Keep(line.Data);
        process.Exited += (_, _) => exited.TrySetResult();
        process.EnableRaisingEvents = true;
        process.BeginErrorReadLine();
    }

    public int Id => process.Id;

    public Task Exited => exited.Task;

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
        if (!process.HasExited)
        {
            Posix.Signal(process.Id, signal);
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
