namespace Reporting.Infrastructure.Postgres;

/// <summary>
/// Holds a directory for one living service. The system drops the lock with the process, so a killed service leaves none,
/// and a service that has it knows that a server still running there was left behind.
/// </summary>
internal sealed class DirectoryLock : IDisposable
{
    /// <summary>Whoever may open the file may take the lock.</summary>
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    private readonly FileStream file;

    private DirectoryLock(FileStream file) => this.file = file;

    /// <exception cref="EmbeddedPostgresException">Another service has it.</exception>
    public static DirectoryLock Take(string directory)
    {
        var path = PathIn(directory);
        try
        {
            var opened = Open(path);
            Posix.SetMode(path, OwnerOnly);
            return new DirectoryLock(opened);
        }
        catch (IOException exception) when (File.Exists(path))
        {
            throw new EmbeddedPostgresException(
                $"Another Reporting service is using {directory}; stop it, or give this one a Reporting:DataDirectory of its own.", exception);
        }
    }

    /// <summary>Whether a running service uses the directory.</summary>
    public static bool IsLockedElsewhere(string directory)
    {
        var path = PathIn(directory);
        try
        {
            if (File.Exists(path))
            {
                Open(path).Dispose();
            }

            return false;
        }
        catch (IOException) when (File.Exists(path))
        {
            return true;
        }
    }

    public void Dispose() => file.Dispose();

    private static string PathIn(string directory) => Path.Combine(directory, "service.lock");

    private static FileStream Open(string path)
    {
        var options = new FileStreamOptions { Mode = FileMode.OpenOrCreate, Access = FileAccess.ReadWrite, Share = FileShare.None };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = OwnerOnly;
        }

        return new FileStream(path, options);
    }
}
