using System.Diagnostics;
using System.Globalization;
using Npgsql;
using Reporting.Testing.Service;

namespace Reporting.Testing.Databases;

/// <summary>
/// A coordinator and two workers with the extension Citus. <c>REPORTING_TEST_CITUS</c> names a directory with a script
/// <c>citus-cluster.sh start DIRECTORY PORT</c>, which prints a connection string, and <c>citus-cluster.sh remove DIRECTORY</c>.
/// </summary>
internal sealed class CitusCluster : IAsyncDisposable
{
    public const string Variable = "REPORTING_TEST_CITUS";
    private const int Nodes = 3;

    private readonly string script;
    private readonly string directory;

    private CitusCluster(string script, string directory, string connectionString)
    {
        this.script = script;
        this.directory = directory;
        ConnectionString = connectionString;
    }

    /// <summary>Leads to an empty database of the coordinator.</summary>
    public string ConnectionString { get; }

    /// <returns>Null when no script is named.</returns>
    public static async Task<CitusCluster?> StartAsync()
    {
        if (Environment.GetEnvironmentVariable(Variable) is not { Length: > 0 } kit)
        {
            return null;
        }

        var (script, directory) = (Path.Combine(kit, "citus-cluster.sh"), ScratchDirectory.Next("citus"));
        var output = await RunAsync(script, "start", directory, FindPorts().ToString(CultureInfo.InvariantCulture));
        return new CitusCluster(script, directory, output.Trim().Split('\n')[^1]);
    }

    /// <summary>Distributes a migrated database as operators do.</summary>
    public async Task DistributeAsync()
    {
        await using var source = NpgsqlDataSource.Create(ConnectionString);
        await using var command = source.CreateCommand(await File.ReadAllTextAsync(Path.Combine(Repository.Root, "deploy", "citus.sql")));
        command.CommandTimeout = 0;
        await command.ExecuteNonQueryAsync();
    }

    public async ValueTask DisposeAsync() => await RunAsync(script, "remove", directory);

    /// <returns>The first of as many free ports in a row as there are nodes.</returns>
    private static int FindPorts()
    {
        while (true)
        {
            var first = FreePort.Find();
            if (Enumerable.Range(first + 1, Nodes - 1).All(FreePort.IsFree))
            {
                return first;
            }
        }
    }

    private static async Task<string> RunAsync(string script, params string[] arguments)
    {
        var start = new ProcessStartInfo("bash", [script, .. arguments]) { RedirectStandardOutput = true, RedirectStandardError = true, UseShellExecute = false };
        using var process = Process.Start(start)!;
        var (output, errors) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        await process.WaitForExitAsync();
        return process.ExitCode == 0
            ? await output
            : throw new InvalidOperationException($"{script} {arguments[0]} ended with {process.ExitCode}: {await errors}");
    }
}
