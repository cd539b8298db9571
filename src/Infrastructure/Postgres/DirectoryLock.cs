namespace Reporting.Infrastructure.Postgres;

/// <summary>
/// Holds a directory for one living service. The system drops the lock with the process, so a killed service leaves none,
/// and whoever holds it knows that a server still running there belongs to nobody.
/// </summary>
internal sealed class DirectoryLock : IDisposable
{
    private readonly FileStream file;

    private DirectoryLock(FileStream file) => this.file = file;

    /// <exception cref="EmbeddedPostgresException">Another service holds it.</exception>
    public static DirectoryLock Take(string directory)
    {
        var path = Path.Combine(directory, "service.lock");
        try
        {
            return new DirectoryLock(new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None));
        }
        catch (IOException exception) when (File.Exists(path))
        {
            throw new EmbeddedPostgresException(
                $"Another Reporting service is using {directory}; stop it, or give this one a Reporting:DataDirectory of its own.", exception);
        }
    }

    public void Dispose() => file.Dispose();
}
