using System.Diagnostics;
using System.Globalization;
using NUnit.Framework;
using Reporting.Testing;

namespace Reporting.FaultTests;

/// <summary>A file system in memory with little room, where the system lets us mount one.</summary>
internal sealed class SmallDisk : IAsyncDisposable
{
    private SmallDisk(string path) => Path = path;

    public string Path { get; }

    public static async Task<SmallDisk> MountAsync(int megabytes)
    {
        var path = ScratchDirectory.Next("disk");
        Directory.CreateDirectory(path);
        if (await RunAsync("mount", "-t", "tmpfs", "-o", string.Create(CultureInfo.InvariantCulture, $"size={megabytes}m,mode=755"), "tmpfs", path) != 0)
        {
            Assert.Ignore("A small file system can be mounted by root alone, and not in every container.");
        }

        return new SmallDisk(path);
    }

    /// <summary>Whoever still uses it keeps it until they end.</summary>
    public async ValueTask DisposeAsync() => await RunAsync("umount", "--lazy", Path);

    private static async Task<int> RunAsync(string program, params IEnumerable<string> arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardError = true, UseShellExecute = false })!;
        await process.WaitForExitAsync();
        return process.ExitCode;
    }
}
