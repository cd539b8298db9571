using System.Text;

namespace Reporting.Infrastructure.Postgres;

/// <summary>Where the server's socket lies: in its home, or in a short temporary directory where the home's path does not fit.</summary>
internal static class SocketDirectory
{
    /// <summary>The longest path of a socket, without its closing zero.</summary>
    private const int LongestAddress = 107;

    private const string SocketName = "/.s.PGSQL.5432";

    /// <summary>Returns the directory; the home's entry of that name is the directory itself or a link to it.</summary>
    public static async Task<string> PrepareAsync(PostgresHome home, ServerUser user, CancellationToken cancellationToken)
    {
        Remove(home);
        if (Fits(home.Socket))
        {
            user.CreateDirectory(home.Socket);
            return home.Socket;
        }

        var name = $"reporting-{Guid.NewGuid():N}";
        var directory = Path.Combine(Path.GetTempPath(), name);
        if (!Fits(directory) || !await user.CanPassIntoAsync(Path.GetTempPath(), cancellationToken))
        {
            directory = Path.Combine("/tmp", name);
        }

        user.CreateDirectory(directory);
        File.CreateSymbolicLink(home.Socket, directory);
        return directory;
    }

    /// <summary>Where the socket of a home lies while its server runs.</summary>
    public static string Find(string home)
    {
        var entry = new DirectoryInfo(PostgresHome.SocketIn(home));
        return entry.LinkTarget ?? entry.FullName;
    }

    public static void Remove(PostgresHome home)
    {
        var entry = new DirectoryInfo(home.Socket);
        if (entry.LinkTarget is { } directory)
        {
            entry.Delete();
            entry = new DirectoryInfo(directory);
        }

        if (entry.Exists)
        {
            entry.Delete(recursive: true);
        }
    }

    /// <summary>Short enough, and free of what has a meaning in lists of directories or in connection strings.</summary>
    private static bool Fits(string directory)
        => Encoding.UTF8.GetByteCount(directory + SocketName) <= LongestAddress
            && directory.All(character => char.IsAsciiLetterOrDigit(character) || "/._-".Contains(character, StringComparison.Ordinal));
}
