using Npgsql;

namespace Reporting.Infrastructure.Persistence;

/// <summary>How long statements may run.</summary>
internal static class StatementTime
{
    /// <summary>For the rest of the transaction, as long as they take.</summary>
    public const string Unlimited = "SET LOCAL statement_timeout = 0";

    /// <summary>The client's timeout is later than the server's, so that the server's error is the one that is seen.</summary>
    private const int MoreForClient = 5;

    /// <summary>Limits every statement of the connections unless its transaction says otherwise; what the connection string itself says comes last and stands.</summary>
    public static void Limit(NpgsqlConnectionStringBuilder connection, int seconds)
    {
        connection.Options = $"-c statement_timeout={seconds}s {connection.Options}".TrimEnd();
        connection.CommandTimeout = seconds + MoreForClient;
    }
}
