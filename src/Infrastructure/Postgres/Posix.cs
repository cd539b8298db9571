using System.ComponentModel;
using System.Runtime.InteropServices;
using System.Text;

namespace Reporting.Infrastructure.Postgres;

/// <summary>The system calls that .NET does not offer.</summary>
internal static class Posix
{
    private const int NoSuchProcess = 3;
    private const int LongestPath = 4096;

    /// <summary>Sends a signal; a process that is gone already is no error.</summary>
    public static void Signal(int processId, ServerSignal signal)
    {
        if (Kill(processId, (int)signal) != 0 && Marshal.GetLastPInvokeError() is var error and not NoSuchProcess)
        {
            throw new Win32Exception(error);
        }
    }

    public static void ChangeOwner(string path, uint userId, uint groupId)
    {
        if (Chown(Encode(path), userId, groupId) != 0)
        {
            throw new Win32Exception(Marshal.GetLastPInvokeError(), $"{path} cannot be given to user {userId}: {Marshal.GetLastPInvokeErrorMessage()}");
        }
    }

    public static void SetMode(string path, UnixFileMode mode)
    {
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(path, mode);
        }
    }

    /// <summary>The path without symbolic links, as the kernel reports it of a process.</summary>
    public static string RealPath(string path)
    {
        var resolved = new byte[LongestPath];
        return RealPath(Encode(path), resolved) == 0
            ? throw new Win32Exception(Marshal.GetLastPInvokeError(), $"{path}: {Marshal.GetLastPInvokeErrorMessage()}")
            : Encoding.UTF8.GetString(resolved, 0, Array.IndexOf(resolved, (byte)0));
    }

    private static byte[] Encode(string path) => Encoding.UTF8.GetBytes(path + '\0');

    [DllImport("libc", EntryPoint = "kill", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int Kill(int processId, int signal);

    [DllImport("libc", EntryPoint = "chown", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int Chown(byte[] path, uint userId, uint groupId);

    [DllImport("libc", EntryPoint = "realpath", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern nint RealPath(byte[] path, byte[] resolved);
}
