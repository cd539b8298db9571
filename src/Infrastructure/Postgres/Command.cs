using System.ComponentModel;
using System.Diagnostics;

namespace Reporting.Infrastructure.Postgres;

/// <summary>One program run to its end.</summary>
internal sealed record Command(int ExitCode, string Output, string Error)
{
    /// <summary>
    /// What programs get of the service's environment. The rest may be secrets, such as connection strings, and the server's user
    /// can read the environment of its own processes; variables of PostgreSQL itself would change what is run.
    /// </summary>
    private static readonly string[] Inherited = ["PATH", "LD_LIBRARY_PATH", "TMPDIR", "TZ"];

    /// <exception cref="EmbeddedPostgresException">The program is not there.</exception>
    public static async Task<Command> RunAsync(IReadOnlyList<string> words, CancellationToken cancellationToken)
    {
        using var process = Start(words);
        try
        {
            var output = process.StandardOutput.ReadToEndAsync(cancellationToken);
            var error = process.StandardError.ReadToEndAsync(cancellationToken);
            await process.WaitForExitAsync(cancellationToken);
            return new Command(process.ExitCode, (await output).Trim(), (await error).Trim());
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            throw;
        }
    }

    /// <summary>Starts a program away from the terminal, from the service's environment and from its working directory, which the program's user may not see.</summary>
    public static Process Start(IReadOnlyList<string> words)
    {
        var start = new ProcessStartInfo(words[0], words.Skip(1))
        {
            WorkingDirectory = "/",
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var name in start.Environment.Keys.Where(name => !Inherited.Contains(name, StringComparer.Ordinal)).ToList())
        {
            start.Environment.Remove(name);
        }

        start.Environment["LC_ALL"] = "C";
        try
        {
            var process = Process.Start(start)!;
            process.StandardInput.Close();
            return process;
        }
        catch (Win32Exception exception)
        {
            throw new EmbeddedPostgresException($"{words[0]} cannot be run: {exception.Message}", exception);
        }
    }
}
