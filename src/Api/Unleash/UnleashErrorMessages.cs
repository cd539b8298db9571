using Reporting.Api.Dialects;
using Reporting.Domain.Access;

namespace Reporting.Api.Unleash;

/// <summary>The message for each failure.</summary>
internal static class UnleashErrorMessages
{
    private const string BadData = "BadDataError";
    private const string NotFound = "NotFoundError";
    private const string NoAccess = "NoAccessError";
    private const string Unknown = "UnknownError";

    private const string Invalid =
        "Request validation failed: your request body or params contain invalid data. Refer to the `details` list for more information.";

    /// <summary>A token that only sends records has no business here, whatever else is wrong.</summary>
    public static (int Status, UnleashError Error) Of(Failure failure, HttpContext context)
        => failure.Status < StatusCodes.Status500InternalServerError && context.Features.Get<Caller>()?.Role == TokenRole.Ingest
            ? (StatusCodes.Status403Forbidden, WrongTokenType())
            : (StatusOf(failure), ErrorOf(failure, context));

    private static int StatusOf(Failure failure) => failure is Failure.MethodNotAllowed ? StatusCodes.Status404NotFound : failure.Status;

    private static UnleashError ErrorOf(Failure failure, HttpContext context) => failure switch
    {
        Failure.MissingToken => LogIn(),
        { Status: StatusCodes.Status401Unauthorized } => UnleashError.Of("UnauthorizedError", "You must log in to use Unleash."),
        Failure.RoleNotAllowed { Role: TokenRole.Ingest } => WrongTokenType(),
        Failure.RoleNotAllowed => NeedsPermission("ADMIN"),
        Failure.InstanceNotAllowed other => UnleashError.Of(NoAccess, $"The token is bound to another instance than \"{other.Key}\"."),
        Failure.Invalid invalid => new UnleashError(Guid.NewGuid(), BadData, Invalid, [.. invalid.Faults.Select(UnleashValidationMessages.Of)]),
        Failure.MalformedRequest malformed => UnleashError.Of(BadData, malformed.Detail),
        Failure.InstanceAmbiguous several => UnleashError.Of(
            BadData,
            $"Several instances can answer. Choose one with the header {InstanceChoice.Header}: {string.Join(", ", several.Keys)}."),
        Failure.NoInstance { Keys.Count: > 0 } none => UnleashError.Of(
            NotFound,
            $"There is no such instance of flags. The instances are: {string.Join(", ", none.Keys)}."),
        Failure.NoInstance => UnleashError.Of(NotFound, "There is no instance of flags to report on."),
        Failure.NotFound { Detail: { } detail } => UnleashError.Of(NotFound, detail),
        Failure.NotFound or Failure.RouteNotFound or Failure.MethodNotAllowed => UnleashError.Of(
            NotFound,
            $"The path you were looking for ({context.Request.PathBase}{context.Request.Path}) is not available."),
        Failure.QueryTooLong longer => UnleashError.Of(BadData, $"The query string may have {longer.MaxBytes} bytes."),
        { Status: StatusCodes.Status429TooManyRequests } => UnleashError.Of("RateLimitError", "We're currently receiving too much traffic. Please try again later."),
        Failure.TimedOut => UnleashError.Of(Unknown, "The answer took too long."),
        Failure.Unavailable => UnleashError.Of(Unknown, "The database cannot be reached just now."),
        Failure.Unexpected unexpected => UnleashError.Of(Unknown, $"The request failed. The cause is in the log under {unexpected.TraceId}."),
        _ => UnleashError.Of(Unknown, $"The request failed with status {failure.Status}."),
    };

    private static UnleashError LogIn()
    {
        const string Page = "/auth/simple/login";
        const string Message = $"You must log in to use Unleash. Your request had no authorization header, so we could not authorize you. Try logging in at {Page}";
        return UnleashError.Of("AuthenticationRequired", Message) with { Path = Page, Type = "password", DefaultHidden = false };
    }

    private static UnleashError WrongTokenType() => UnleashError.Of("ForbiddenError", "invalid token: expected a different token type for this endpoint");

    private static UnleashError NeedsPermission(string permission)
        => UnleashError.Of(
            "PermissionError",
            $"You don't have the required permissions to perform this operation. To perform this action, you need the \"{permission}\" permission.")
            with
            {
                Permissions = [permission],
            };
}
