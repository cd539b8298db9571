using System.ComponentModel;
using System.Diagnostics;

namespace Reporting.Infrastructure.Postgres;

/// <summary>One program run to its end.</summary>
internal sealed record Command(int ExitCode, string Output, string Error)
{
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

    /// <summary>Starts a program away from the terminal and from the service's working directory, which its user may not see.</summary>
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
