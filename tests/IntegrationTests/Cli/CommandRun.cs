using System.Diagnostics;
using System.Text;
using System.Text.Json.Nodes;
using Reporting.Api.Cli;
using Reporting.Testing;

namespace Reporting.IntegrationTests.Cli;

/// <summary>A command, run to its end.</summary>
internal sealed record CommandRun(int ExitCode, string Output, string Error)
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(60);

    static CommandRun() => ReportingHost.LeaveSettingsUnwatched();

    public IReadOnlyList<JsonNode> Lines => [.. Output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => JsonNode.Parse(line)!)];

    public JsonNode Line => Lines.Single();

    /// <summary>What the executable does, in this process: it takes a tenth of the time.</summary>
    /// <param name="connectionString">Empty for the database in the data directory.</param>
    public static async Task<CommandRun> RunAsync(string connectionString, string dataDirectory, string input, params string[] words)
    {
        using var read = new MemoryStream(Encoding.UTF8.GetBytes(input));
        using var output = new MemoryStream();
        using var error = new MemoryStream();
        var exitCode = await Executable
            .RunAsync([.. words, $"--ConnectionStrings:Reporting={connectionString}", $"--Reporting:DataDirectory={dataDirectory}"], new CliStreams(read, output, error, isTerminal: false))
            .WaitAsync(Limit);
        return new CommandRun(exitCode, Encoding.UTF8.GetString(output.ToArray()), Encoding.UTF8.GetString(error.ToArray()));
    }

    /// <summary>The executable itself, as a process.</summary>
    /// <param name="connectionString">Empty for the database in the data directory.</param>
    public static async Task<CommandRun> StartAsync(string connectionString, string dataDirectory, string input, params string[] words)
    {
        var start = new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "Reporting.Api.dll"), .. words])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
            Environment = { ["ConnectionStrings__Reporting"] = connectionString, ["Reporting__DataDirectory"] = dataDirectory },
        };
        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEndAsync();
        var error = process.StandardError.ReadToEndAsync();
        await process.StandardInput.WriteAsync(input);
        process.StandardInput.Close();
        using var timeout = new CancellationTokenSource(Limit);
        await process.WaitForExitAsync(timeout.Token);
        return new CommandRun(process.ExitCode, await output, await error);
    }

    /// <summary>For steps on the way to what a test is about.</summary>
    public CommandRun Expect(int exitCode) => ExitCode == exitCode ? this : throw new InvalidOperationException($"{ExitCode} in place of {exitCode}: {Output}{Error}");
}
