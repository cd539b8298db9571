using System.Globalization;
using System.Text.RegularExpressions;

namespace Reporting.Infrastructure.Postgres;

/// <summary>An installed PostgreSQL server.</summary>
internal sealed partial record PostgresBinaries(string Directory, int Major)
{
    public const int OldestMajor = 15;
    private const string DebianDirectory = "/usr/lib/postgresql";

    public string InitDb => Path.Combine(Directory, "initdb");

    public string Postgres => Path.Combine(Directory, "postgres");

    /// <summary>Finds the binaries: those of an existing cluster's major version, else the first on the path, else the highest.</summary>
    /// <exception cref="EmbeddedPostgresException">None fits; the message says what to install.</exception>
    public static async Task<PostgresBinaries> FindAsync(string? binDirectory, string clusterDirectory, CancellationToken cancellationToken)
    {
        var found = await ListAsync(binDirectory, cancellationToken);
        var versionFile = Path.Combine(clusterDirectory, "PG_VERSION");
        if (!File.Exists(versionFile))
        {
            return found.Find(binaries => binaries.Major >= OldestMajor) ?? throw new EmbeddedPostgresException(
                $"PostgreSQL {OldestMajor} or later is needed, found {Describe(found)}: install it (Debian: apt-get install postgresql), " +
                "set Reporting:PostgresBin to the directory of its programs, or set ConnectionStrings:Reporting to use a server.");
        }

        var version = (await File.ReadAllTextAsync(versionFile, cancellationToken)).Trim();
        return found.Find(binaries => string.Equals(version, binaries.Major.ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal))
            ?? throw new EmbeddedPostgresException(
                $"The database in {clusterDirectory} was made by PostgreSQL {version}, found {Describe(found)}: " +
                $"install PostgreSQL {version}, or move the database to another version as docs/operations.md says.");
    }

    private static async Task<List<PostgresBinaries>> ListAsync(string? binDirectory, CancellationToken cancellationToken)
    {
        if (!string.IsNullOrEmpty(binDirectory))
        {
            return await IdentifyAsync([binDirectory], cancellationToken);
        }

        var path = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(':', StringSplitOptions.RemoveEmptyEntries);
        var debian = System.IO.Directory.Exists(DebianDirectory)
            ? System.IO.Directory.GetDirectories(DebianDirectory).Select(directory => Path.Combine(directory, "bin"))
            : [];
        return [
            .. await IdentifyAsync(path, cancellationToken),
            .. (await IdentifyAsync(debian, cancellationToken)).OrderByDescending(binaries => binaries.Major)];
    }

    private static async Task<List<PostgresBinaries>> IdentifyAsync(IEnumerable<string> directories, CancellationToken cancellationToken)
    {
        var found = new List<PostgresBinaries>();
        foreach (var server in directories.Select(directory => Path.Combine(directory, "postgres")).Where(File.Exists))
        {
            var directory = Path.GetDirectoryName(Posix.RealPath(server))!;
            var version = Version().Match((await Command.RunAsync([server, "--version"], cancellationToken)).Output);
            if (version.Success && File.Exists(Path.Combine(directory, "initdb")))
            {
                found.Add(new PostgresBinaries(directory, int.Parse(version.ValueSpan, CultureInfo.InvariantCulture)));
            }
        }

        return found;
    }

    private static string Describe(List<PostgresBinaries> found)
        => found.Count == 0 ? "none" : string.Join(", ", found.Select(binaries => $"{binaries.Major} in {binaries.Directory}").Distinct(StringComparer.Ordinal));

    [GeneratedRegex(@"(?<=\(PostgreSQL\) )\d+", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Version();
}
