using System.Data.Common;
using System.Net.Sockets;
using System.Text;
using FluentValidation;
using Reporting.Domain.Access;

namespace Reporting.Api.Dialects;

/// <summary>What an exception means to the caller; the one place where that is decided.</summary>
internal static class ExceptionFailures
{
    /// <summary>What PostgreSQL says of a text with a zero.</summary>
    private const string UntranslatableCharacter = "22021";

    private const string StatementCanceled = "57014";

    private static readonly TimeSpan RetryAfter = TimeSpan.FromSeconds(5);

    public static Failure From(Exception exception, string traceId) => exception switch
    {
        ValidationException invalid => new Failure.Invalid([.. invalid.Errors]),
        BadHttpRequestException { StatusCode: StatusCodes.Status413PayloadTooLarge } => new Failure.TooLarge(),
        BadHttpRequestException { StatusCode: StatusCodes.Status400BadRequest } bad => new Failure.MalformedRequest(bad.Message),
        BadHttpRequestException { StatusCode: StatusCodes.Status408RequestTimeout } => new Failure.SlowBody(),
        BadHttpRequestException bad => new Failure.Other(bad.StatusCode),
        TokenRevokedException => new Failure.UnknownToken(),
        DecoderFallbackException => new Failure.MalformedRequest("The body is not text in the encoding that it claims."),
        DbException { SqlState: UntranslatableCharacter } => new Failure.MalformedRequest("The request holds the character U+0000, which no text has."),
        _ when IsCalledOff(exception) => new Failure.TimedOut(),
        _ when IsUnreachable(exception) => new Failure.Unavailable(RetryAfter),
        _ => new Failure.Unexpected(traceId),
    };

    /// <summary>Whether the database ended a statement because it took too long.</summary>
    private static bool IsCalledOff(Exception? exception)
        => exception is not null && (exception is DbException { SqlState: StatementCanceled } || IsCalledOff(exception.InnerException));

    /// <summary>Whether the database could not be reached or is shutting down, however deep the cause lies.</summary>
    private static bool IsUnreachable(Exception? exception)
    {
        for (; exception is not null; exception = exception.InnerException)
        {
            if (exception is TimeoutException || (exception is DbException database && (database.IsTransient || IsLostConnection(database))))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Classes 08 (connection) and 57P (shut down, starting up), or a failure below the protocol.</summary>
    private static bool IsLostConnection(DbException exception)
        => exception.SqlState is { } state
            ? state.StartsWith("08", StringComparison.Ordinal) || state.StartsWith("57P", StringComparison.Ordinal)
            : exception.InnerException is SocketException or IOException or TimeoutException;
}
