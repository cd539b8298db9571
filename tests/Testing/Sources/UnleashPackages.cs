using System.Diagnostics;

namespace Reporting.Testing.Sources;

/// <summary>The npm packages unleash-server and node in the user's cache directory, which are fetched once.</summary>
internal static class UnleashPackages
{
    public const string Version = "8.2.0";

    private const string NodeVersion = "22";

    /// <summary>Where the packages are; null where they can't be had. Test processes that start at once take turns.</summary>
    public static async Task<string?> InstallAsync()
    {
        var cache = Environment.GetEnvironmentVariable("REPORTING_PRODUCTS_CACHE") is { Length: > 0 } given
            ? given
            : Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".cache", "reporting-products");
        var directory = Directory.CreateDirectory(Path.Combine(cache, $"unleash-{Version}")).FullName;
        await using var turn = await TakeTurnAsync(Path.Combine(directory, "turn"));
        if (File.Exists(Path.Combine(directory, "node_modules", ".bin", "node")) && File.Exists(Path.Combine(directory, "node_modules", "unleash-server", "dist", "server.js")))
        {
            return directory;
        }

        await File.WriteAllTextAsync(
            Path.Combine(directory, "package.json"), $$$"""{"private":true,"dependencies":{"node":"{{{NodeVersion}}}","unleash-server":"{{{Version}}}"}}""");
        try
        {
            using var npm = Process.Start(new ProcessStartInfo("npm", ["install", "--no-audit", "--no-fund", "--omit=dev", "--loglevel=error"])
            {
                WorkingDirectory = directory,
                RedirectStandardOutput = true,
                RedirectStandardError = true,
                UseShellExecute = false,
            })!;
            using var timeout = new CancellationTokenSource(TimeSpan.FromMinutes(4));
            await npm.WaitForExitAsync(timeout.Token);
            return npm.ExitCode == 0 ? directory : null;
        }
        catch (Exception exception) when (exception is System.ComponentModel.Win32Exception or OperationCanceledException)
        {
            return null;
        }
    }

    private static async Task<FileStream> TakeTurnAsync(string path)
    {
        while (true)
        {
            try
            {
                return new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
            }
            catch (IOException)
            {
                await Task.Delay(TimeSpan.FromMilliseconds(500));
            }
        }
    }
}
