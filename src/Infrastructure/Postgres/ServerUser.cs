using System.Globalization;

namespace Reporting.Infrastructure.Postgres;

/// <summary>Who the server runs as: the service's own user, or another where that is root.</summary>
internal sealed class ServerUser
{
    private readonly (uint User, uint Group)? other;

    private ServerUser(string name, (uint User, uint Group)? other) => (Name, this.other) = (name, other);

    public string Name { get; }

    public bool IsOther => other is not null;

    /// <summary>An existing cluster is run by its owner, so that a start as root takes nothing away from an ordinary user.</summary>
    public static async Task<ServerUser> FindAsync(string clusterDirectory, string nameForNew, CancellationToken cancellationToken)
    {
        if (!Environment.IsPrivilegedProcess)
        {
            return new ServerUser(Environment.UserName, other: null);
        }

        var name = Directory.Exists(clusterDirectory)
            ? (await Command.RunAsync(["stat", "-L", "-c", "%U", clusterDirectory], cancellationToken)).Output
            : nameForNew;
        return new ServerUser(name, (await IdAsync("-u", name, cancellationToken), await IdAsync("-g", name, cancellationToken)));
    }

    /// <summary>The command that runs the given one as this user, in the same process.</summary>
    public IReadOnlyList<string> Run(params IEnumerable<string> command)
        => other is { } ids ? ["setpriv", $"--reuid={ids.User}", $"--regid={ids.Group}", "--init-groups", "--", .. command] : [.. command];

    public async Task<bool> CanPassIntoAsync(string directory, CancellationToken cancellationToken)
        => !IsOther || (await Command.RunAsync(Run("test", "-x", directory), cancellationToken)).ExitCode == 0;

    /// <summary>Makes a directory that this user alone may enter.</summary>
    public void CreateDirectory(string path)
    {
        Directory.CreateDirectory(path);
        Posix.SetMode(path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        if (other is { } ids)
        {
            Posix.ChangeOwner(path, ids.User, ids.Group);
        }
    }

    private static async Task<uint> IdAsync(string kind, string name, CancellationToken cancellationToken)
    {
        var answer = await Command.RunAsync(["id", kind, name], cancellationToken);
        return answer.ExitCode == 0
            ? uint.Parse(answer.Output, CultureInfo.InvariantCulture)
            : throw new EmbeddedPostgresException(
                $"PostgreSQL does not run as root and the user {name} does not exist; make it (useradd --system {name}) or start the service as an ordinary user.");
    }
}
