using Npgsql;

namespace Reporting.Infrastructure.Persistence;

/// <summary>How the database learns that a server is gone which could not say so, as when its machine has lost power.</summary>
internal static class DeadPeers
{
    /// <summary>A connection that is idle for so long is asked for a sign of life; one that gives none is closed, and its locks go with it.</summary>
    private const int IdleSeconds = 5;

    private const int SecondsBetween = 2;

    private const int Attempts = 3;

    /// <summary>Has the database look after these connections; what the connection string itself says comes last and stands.</summary>
    public static void Notice(NpgsqlConnectionStringBuilder connection)
        => connection.Options =
            $"-c tcp_keepalives_idle={IdleSeconds} -c tcp_keepalives_interval={SecondsBetween} -c tcp_keepalives_count={Attempts} {connection.Options}".TrimEnd();
}
