using System.Net;
using FluentValidation.Results;
using Reporting.Application.Fairness;
using Reporting.Domain.Access;

namespace Reporting.Api.Dialects;

/// <summary>Why a request is not answered, in no dialect's words; each dialect writes it in its own.</summary>
/// <param name="Status">The HTTP status that fits unless the dialect knows better.</param>
internal abstract record Failure(int Status)
{
    public sealed record MissingToken() : Failure(StatusCodes.Status401Unauthorized);

    /// <param name="Detail">What is wrong with the form of the credentials, in the dialect's words.</param>
    public sealed record MalformedToken(string Detail) : Failure(StatusCodes.Status401Unauthorized);

    public sealed record UnknownToken() : Failure(StatusCodes.Status401Unauthorized);

    public sealed record ExpiredToken(DateTimeOffset At) : Failure(StatusCodes.Status401Unauthorized);

    public sealed record AddressNotAllowed(IPAddress? Address) : Failure(StatusCodes.Status401Unauthorized);

    public sealed record RoleNotAllowed(TokenRole Role) : Failure(StatusCodes.Status403Forbidden);

    /// <summary>The token is bound to another instance than the one asked for.</summary>
    public sealed record InstanceNotAllowed(string Key) : Failure(StatusCodes.Status403Forbidden);

    public sealed record Invalid(IReadOnlyList<ValidationFailure> Faults) : Failure(StatusCodes.Status400BadRequest);

    public sealed record MalformedRequest(string Detail) : Failure(StatusCodes.Status400BadRequest);

    /// <summary>Several instances could answer and the request does not choose one.</summary>
    public sealed record InstanceAmbiguous(IReadOnlyList<string> Keys) : Failure(StatusCodes.Status400BadRequest);

    /// <summary>No instance of the kind could answer.</summary>
    /// <param name="Keys">The instances of that kind which the caller may choose from.</param>
    public sealed record NoInstance(InstanceKind Kind, IReadOnlyList<string> Keys) : Failure(StatusCodes.Status404NotFound);

    public sealed record NotFound(string? Detail = null) : Failure(StatusCodes.Status404NotFound);

    public sealed record RouteNotFound() : Failure(StatusCodes.Status404NotFound);

    public sealed record MethodNotAllowed(string? Detail = null) : Failure(StatusCodes.Status405MethodNotAllowed);

    public sealed record NotAcceptable() : Failure(StatusCodes.Status406NotAcceptable);

    public sealed record Conflict(string Detail) : Failure(StatusCodes.Status409Conflict);

    public sealed record TooLarge(string? Detail = null) : Failure(StatusCodes.Status413PayloadTooLarge);

    /// <summary>The body came in so slowly that the rest was not waited for.</summary>
    public sealed record SlowBody() : Failure(StatusCodes.Status408RequestTimeout);

    /// <param name="MaxBytes">What the query string may have.</param>
    public sealed record QueryTooLong(int MaxBytes) : Failure(StatusCodes.Status414UriTooLong);

    public sealed record UnsupportedMediaType() : Failure(StatusCodes.Status415UnsupportedMediaType);

    /// <summary>What passes by itself: the same request may be answered later.</summary>
    public abstract record Transient(int Status, TimeSpan RetryAfter) : Failure(Status);

    /// <summary>The token has sent more requests to this route than it may.</summary>
    public sealed record TooManyRequests(int PerMinute, TimeSpan RetryAfter) : Transient(StatusCodes.Status429TooManyRequests, RetryAfter);

    /// <summary>Too many tokens from this address let nobody in.</summary>
    public sealed record TooManyAttempts(int PerMinute, TimeSpan RetryAfter) : Transient(StatusCodes.Status429TooManyRequests, RetryAfter);

    /// <summary>As many requests of this kind are under way as may be.</summary>
    public sealed record TooManyAtOnce(int Max, TimeSpan RetryAfter) : Transient(StatusCodes.Status429TooManyRequests, RetryAfter);

    /// <summary>As many lists, or large answers, are being sent as may be.</summary>
    /// <param name="Of">Who has as many: the token, the tokens of its instance, or all callers together.</param>
    /// <param name="AreLarge">Whether it is large answers of which there are too many, else lists.</param>
    public sealed record TooManyStreams(int Max, SlotShare Of, bool AreLarge, TimeSpan RetryAfter) : Transient(StatusCodes.Status429TooManyRequests, RetryAfter);

    /// <summary>The database cannot be reached just now.</summary>
    public sealed record Unavailable(TimeSpan RetryAfter) : Transient(StatusCodes.Status503ServiceUnavailable, RetryAfter);

    /// <summary>The answer took longer than it may, or something that was asked of the database for it did.</summary>
    public sealed record TimedOut() : Failure(StatusCodes.Status504GatewayTimeout);

    /// <param name="TraceId">Names the log line that has the cause.</param>
    public sealed record Unexpected(string TraceId) : Failure(StatusCodes.Status500InternalServerError);

    /// <summary>A status that the framework gave without saying more.</summary>
    public sealed record Other(int Code) : Failure(Code);
}
