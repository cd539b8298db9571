using System.Diagnostics;

namespace Reporting.Testing;

/// <summary>
/// Directories for tests, below the temporary path. They go when the test process ends, however it ends, and with them every
/// PostgreSQL that runs there: a small shell holds the other end of a pipe and clears up when the pipe closes.
/// </summary>
internal static class ScratchDirectory
{
    private const string ClearUp = """
        exec >/dev/null 2>&1
        cat
        used() { for process in /proc/[0-9]*; do case "$(readlink "$process/cwd")" in "$1"/*) echo "${process#/proc/}" ;; esac; done; }
        kill -QUIT $(used "$1")
        for _ in 1 2 3 4 5 6 7 8 9 10; do [ -z "$(used "$1")" ] && break; sleep 0.3; done
        kill -KILL $(used "$1")
        rm -rf "$1"
        """;

    private static readonly Lazy<(string Path, Process Tether)> Root = new(CreateRoot);
    private static int count;

    /// <summary>A path that does not exist yet.</summary>
    public static string Next(string name) => Path.Combine(Root.Value.Path, $"{name}-{Interlocked.Increment(ref count)}");

    private static (string Path, Process Tether) CreateRoot()
    {
        var root = Directory.CreateTempSubdirectory("reporting-tests-").FullName;
        // Forked away: a test runner in a hurry kills the test process with all of its children.
        var start = new ProcessStartInfo("setsid", ["--fork", "sh", "-c", ClearUp, "sh", root])
        {
            WorkingDirectory = "/",
            RedirectStandardInput = true,
            UseShellExecute = false,
        };
        if (!OperatingSystem.IsWindows())
        {
            // A server that runs as another user passes here.
            File.SetUnixFileMode(root, File.GetUnixFileMode(root) | UnixFileMode.GroupExecute | UnixFileMode.OtherExecute);
        }

        return (root, Process.Start(start)!);
    }
}
