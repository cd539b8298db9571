using System.Net.Sockets;
using System.Security.Authentication;
using System.Security.Cryptography;
using Npgsql;

namespace Reporting.Infrastructure.Sources;

/// <summary>Why a product's database can't be read, in words for an operator; without addresses, names of users or anything read.</summary>
internal static class SourceFaults
{
    private static readonly TimeSpan LongestPause = TimeSpan.FromMinutes(5);

    public static string WordsOf(Exception exception) => exception switch
    {
        ProductFailedException { InnerException: { } cause } => WordsOf(cause),
        PostgresException postgres => WordsOf(postgres),
        NpgsqlException { InnerException: SocketException socket } => $"the product's database can't be reached: {WordsOf(socket.SocketErrorCode)}",
        NpgsqlException { InnerException: TimeoutException } or TimeoutException => "the product's database does not answer in time",
        NpgsqlException { InnerException: AuthenticationException } => "the certificate of the product's database is not trusted",
        NpgsqlException { InnerException: IOException or EndOfStreamException } => "the connection to the product's database was lost",
        NpgsqlException => "the product's database can't be used",
        SourceTakenOverException => exception.Message,
        _ => $"reading failed ({exception.GetType().Name})",
    };

    private static string WordsOf(PostgresException exception) => exception.SqlState switch
    {
        PostgresErrorCodes.InvalidPassword or PostgresErrorCodes.InvalidAuthorizationSpecification => "the product's database refuses the role or its password",
        PostgresErrorCodes.InvalidCatalogName => "the product's database of that name is not there",
        PostgresErrorCodes.InsufficientPrivilege => $"the role lacks a privilege: {exception.MessageText}",
        PostgresErrorCodes.UndefinedTable or PostgresErrorCodes.UndefinedColumn => $"the product's schema is not as expected: {exception.MessageText}",
        PostgresErrorCodes.LockNotAvailable => "a table is locked in the product's database",
        PostgresErrorCodes.QueryCanceled => "a statement took too long in the product's database",
        PostgresErrorCodes.TooManyConnections => "the product's database has too many connections",
        PostgresErrorCodes.AdminShutdown or PostgresErrorCodes.CrashShutdown or PostgresErrorCodes.CannotConnectNow => "the product's database is starting or stopping",
        _ => $"the product's database refused a statement ({exception.SqlState})",
    };

    private static string WordsOf(SocketError error) => error switch
    {
        SocketError.ConnectionRefused => "the connection was refused",
        SocketError.ConnectionReset or SocketError.ConnectionAborted => "the connection was broken off",
        SocketError.HostNotFound or SocketError.NoData or SocketError.TryAgain => "its host is not known",
        SocketError.HostUnreachable or SocketError.NetworkUnreachable => "there is no way to its host",
        SocketError.TimedOut => "it does not answer in time",
        _ => $"the network failed ({error})",
    };

    /// <summary>Whether the fault is that of one table, which the others don't share.</summary>
    public static bool IsOfTable(Exception exception)
        => (exception is ProductFailedException ? exception.InnerException : exception) is PostgresException
        {
            SqlState: PostgresErrorCodes.InsufficientPrivilege or PostgresErrorCodes.UndefinedTable or PostgresErrorCodes.UndefinedColumn
                or PostgresErrorCodes.LockNotAvailable or PostgresErrorCodes.QueryCanceled
                or PostgresErrorCodes.DatatypeMismatch or PostgresErrorCodes.UndefinedFunction or PostgresErrorCodes.InvalidTextRepresentation
                or PostgresErrorCodes.CannotCoerce
        }
        or InvalidCastException or System.Text.Json.JsonException;

    /// <summary>How long to wait after so many failures in a row: twice as long each time, a little at random, at most five minutes.</summary>
    public static TimeSpan PauseAfter(int failures, TimeSpan interval)
    {
        var seconds = Math.Min(interval.TotalSeconds * Math.Pow(2, Math.Min(failures - 1, 20)), LongestPause.TotalSeconds);
        return TimeSpan.FromSeconds(seconds * (0.75 + (RandomNumberGenerator.GetInt32(0, 251) / 1000.0)));
    }
}
