using System.Text;

namespace Reporting.Infrastructure.Postgres;

/// <summary>Writes the server's configuration anew at each start, outside the cluster, where its user cannot change it.</summary>
internal static class ServerConfiguration
{
    private const string UserMap = "service";

    private const string Performance = """

        shared_buffers = '256MB'
        effective_cache_size = '1GB'
        work_mem = '16MB'
        maintenance_work_mem = '128MB'
        random_page_cost = 1.1
        jit = off

        wal_level = replica
        max_wal_size = '2GB'
        """;

    public static string File(PostgresHome home) => home.Below("postgresql.conf");

    public static async Task WriteAsync(Installation installation, string socketDirectory, CancellationToken cancellationToken)
    {
        var (_, user, home, options) = installation;
        user.CreateDirectory(home.Log);
        await WriteAsync(File(home), Settings(home, socketDirectory, options), cancellationToken);
        await WriteAsync(home.Below("pg_hba.conf"), $"local all,replication {ClusterInitializer.Role} peer map={UserMap}\n", cancellationToken);
        await WriteAsync(home.Below("pg_ident.conf"), Identities(user), cancellationToken);
    }

    private static string Settings(PostgresHome home, string socketDirectory, EmbeddedPostgresOptions options)
    {
        var text = new StringBuilder($"""
            # Written by the service at each start. Settings of your own go to local.conf beside this file.
            hba_file = {Quote(home.Below("pg_hba.conf"))}
            ident_file = {Quote(home.Below("pg_ident.conf"))}
            listen_addresses = ''
            port = 5432
            unix_socket_directories = {Quote(socketDirectory)}
            max_connections = 100
            {Performance}
            {Durability(options.Durable)}

            timezone = 'UTC'
            lc_messages = 'C'

            {Logging(home)}
            """);
        foreach (var (name, value) in options.Settings)
        {
            text.Append(name).Append(" = ").Append(Quote(value)).Append('\n');
        }

        return text.Append("include_if_exists = 'local.conf'\n").ToString();
    }

    private static string Logging(PostgresHome home) => $"""
        logging_collector = on
        log_directory = {Quote(home.Log)}
        log_filename = 'postgres-%a.log'
        log_rotation_age = '1d'
        log_rotation_size = 0
        log_truncate_on_rotation = on
        log_timezone = 'UTC'


        """;

    private static string Durability(bool durable)
        => durable
            ? "fsync = on\nsynchronous_commit = on\nfull_page_writes = on"
            : "fsync = off\nsynchronous_commit = off\nfull_page_writes = off\nautovacuum = off";

    /// <summary>The system vouches for who is at the other end of the socket, so there is no password to keep.</summary>
    private static string Identities(ServerUser user)
    {
        string[] names = [Environment.UserName, user.Name];
        return string.Concat(names.Distinct(StringComparer.Ordinal).Select(name => $"{UserMap} \"{name}\" {ClusterInitializer.Role}\n"));
    }

    private static string Quote(string value)
        => $"'{value.Replace("\\", @"\\", StringComparison.Ordinal).Replace("'", "''", StringComparison.Ordinal)}'";

    private static async Task WriteAsync(string path, string text, CancellationToken cancellationToken)
    {
        await System.IO.File.WriteAllTextAsync(path, text, cancellationToken);
        Posix.SetMode(
            path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.GroupRead | UnixFileMode.OtherRead);
    }
}
