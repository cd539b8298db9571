using System.Diagnostics;
using System.Text.Json.Nodes;

namespace Reporting.IntegrationTests.Cli;

/// <summary>The executable with a command, run to its end.</summary>
internal sealed record CommandRun(int ExitCode, string Output, string Error)
{
    public IReadOnlyList<JsonNode> Lines => [.. Output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => JsonNode.Parse(line)!)];

    public JsonNode Line => Lines.Single();

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
        using var timeout = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        await process.WaitForExitAsync(timeout.Token);
        return new CommandRun(process.ExitCode, await output, await error);
    }

    /// <summary>For steps on the way to what a test is about.</summary>
    public CommandRun Expect(int exitCode) => ExitCode == exitCode ? this : throw new InvalidOperationException($"{ExitCode} in place of {exitCode}: {Output}{Error}");
}
