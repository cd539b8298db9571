namespace Reporting.Infrastructure.Postgres;

/// <summary>
/// The directory that holds all of the embedded server: its configuration, written by the service, and the cluster, the socket
/// and the log, owned by the server's user.
/// </summary>
internal sealed class PostgresHome
{
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;
    private const UnixFileMode OthersPass = OwnerOnly | UnixFileMode.GroupExecute | UnixFileMode.OtherExecute;

    private PostgresHome(string path) => Path = path;

    public string Path { get; }

    public string Cluster => Below("cluster");

    /// <summary>Where a cluster is made; it is renamed when complete, so that an interrupted start leaves no half of one.</summary>
    public string NewCluster => Below("cluster.new");

    public string PidFile => System.IO.Path.Combine(Cluster, "postmaster.pid");

    public string Socket => SocketIn(Path);

    public string Log => Below("log");

    public string Below(string name) => System.IO.Path.Combine(Path, name);

    /// <summary>Makes the data directory where it is missing; returns its path without links.</summary>
    public static string OpenDataDirectory(string directory)
    {
        if (!Directory.Exists(directory))
        {
            CreateDirectory(directory);
        }

        return Posix.RealPath(directory);
    }

    public static string SocketIn(string home) => System.IO.Path.Combine(home, "run");

    public static string In(string dataDirectory) => System.IO.Path.Combine(dataDirectory, "postgres");

    /// <summary>Opens or makes the home. Where the server's user cannot pass into the data directory a link there leads to it.</summary>
    public static async Task<PostgresHome> OpenAsync(
        string dataDirectory, string fallbackDirectory, ServerUser user, CancellationToken cancellationToken)
    {
        var path = In(dataDirectory);
        if (!Directory.Exists(path))
        {
            await CreateAsync(path, fallbackDirectory, user, cancellationToken);
        }

        var real = Posix.RealPath(path);
        return await user.CanPassIntoAsync(real, cancellationToken)
            ? new PostgresHome(real)
            : throw new EmbeddedPostgresException(
                $"The user {user.Name}, which runs PostgreSQL for root, may not pass into {real}: allow it (chmod o+x) on that directory and those above it.");
    }

    private static async Task CreateAsync(string path, string fallbackDirectory, ServerUser user, CancellationToken cancellationToken)
    {
        if (await user.CanPassIntoAsync(System.IO.Path.GetDirectoryName(path)!, cancellationToken))
        {
            CreateDirectory(path);
            return;
        }

        CreateDirectory(fallbackDirectory);
        var home = System.IO.Path.Combine(fallbackDirectory, Guid.NewGuid().ToString("N"));
        CreateDirectory(home);
        File.Delete(path);
        File.CreateSymbolicLink(path, home);
    }

    /// <summary>As root others may pass, for the server's user is one of them; what is secret below is closed by itself.</summary>
    private static void CreateDirectory(string path)
    {
        Directory.CreateDirectory(path);
        Posix.SetMode(path, Environment.IsPrivilegedProcess ? OthersPass : OwnerOnly);
    }
}
