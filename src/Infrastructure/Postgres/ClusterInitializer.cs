namespace Reporting.Infrastructure.Postgres;

/// <summary>Makes the cluster, once.</summary>
internal static class ClusterInitializer
{
    /// <summary>The cluster's only role; who may take it is decided by <c>pg_ident.conf</c>.</summary>
    public const string Role = "reporting";

    public static async Task EnsureAsync(Installation installation, CancellationToken cancellationToken)
    {
        var (binaries, user, home, options) = installation;
        if (Directory.Exists(home.Cluster))
        {
            return;
        }

        if (Directory.Exists(home.NewCluster))
        {
            Directory.Delete(home.NewCluster, recursive: true);
        }

        user.CreateDirectory(home.NewCluster);
        string[] sync = options.Durable ? [] : ["--no-sync"];
        var result = await Command.RunAsync(
            user.Run(
                [binaries.InitDb, "--pgdata", home.NewCluster, "--username", Role, "--auth-local", "peer", "--auth-host", "reject",
                "--encoding", "UTF8", "--locale", "C", "--data-checksums", .. sync]),
            cancellationToken);
        if (result.ExitCode != 0)
        {
            throw new EmbeddedPostgresException($"initdb could not make a database in {home.Path}: {result.Error.ReplaceLineEndings(" ")}");
        }

        Directory.Move(home.NewCluster, home.Cluster);
    }
}
