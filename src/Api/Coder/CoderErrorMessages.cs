using Reporting.Api.Coder.Go;
using Reporting.Api.Dialects;

namespace Reporting.Api.Coder;

/// <summary>The message for each failure.</summary>
internal static class CoderErrorMessages
{
    private const string SignedOut = "You are signed out or your session has expired. Please sign in again to continue.";
    private const string Hidden = "Resource not found or you do not have access to this resource";
    private const string NoPermission =
        "You don't have permission to view this content. If you believe this is a mistake, please contact your administrator or try signing in with different credentials.";

    public static CoderError Of(Failure failure, HttpContext context) => failure switch
    {
        Failure.MissingToken => new(SignedOut, "Cookie \"coder_session_token\" or query parameter must be provided."),
        Failure.UnknownToken or Failure.MalformedToken => new(SignedOut, "API key is invalid."),
        Failure.ExpiredToken expired => new(SignedOut, $"API key expired at \"{GoTime.Print(expired.At)}\"."),
        Failure.AddressNotAllowed refused => new(SignedOut, $"API key may not be used from {refused.Address}."),
        Failure.RoleNotAllowed => new("Forbidden.", NoPermission),
        Failure.InstanceNotAllowed other => new("Forbidden.", $"The token is bound to another instance than {GoQuote.Quote(other.Key)}."),
        Failure.Invalid invalid => CoderValidationMessages.Of(invalid.Faults),
        Failure.MalformedRequest malformed => new("The request is malformed.", malformed.Detail),
        Failure.InstanceAmbiguous several => new(
            $"Several instances can answer. Choose one with the header {InstanceChoice.Header}.",
            $"The instances are: {string.Join(", ", several.Keys)}."),
        Failure.NoInstance { Keys.Count: > 0 } none => new(Hidden, $"There is no such instance of workspaces. The instances are: {string.Join(", ", none.Keys)}."),
        Failure.NoInstance => new(Hidden, "There is no instance of workspaces to report on."),
        Failure.NotFound missing => new(Hidden, missing.Detail),
        Failure.RouteNotFound => new("Route not found."),
        Failure.MethodNotAllowed => new("Method not allowed."),
        Failure.NotAcceptable => new("The answer cannot be given in the form asked for."),
        Failure.Conflict conflict => new("The request conflicts with what there is.", conflict.Detail),
        Failure.TooLarge large => new("The request is too large.", large.Detail),
        Failure.SlowBody => new("The body came in too slowly."),
        Failure.QueryTooLong longer => new("The query string is too long.", $"It may have {longer.MaxBytes} bytes."),
        Failure.TooManyRequests many => new(RateLimited(many.PerMinute)),
        Failure.TooManyAttempts many => new(RateLimited(many.PerMinute), "Too many API keys from this address were invalid."),
        Failure.UnsupportedMediaType => new("The media type is not supported."),
        Failure.Unavailable => new(Broken(context), "The database cannot be reached just now."),
        Failure.TimedOut => new(Broken(context), "The answer took too long."),
        Failure.Unexpected unexpected => new(Broken(context), $"The cause is in the log under {unexpected.TraceId}."),
        _ => new($"The request failed with status {failure.Status}."),
    };

    private static string RateLimited(int perMinute) => $"You've been rate limited for sending more than {perMinute} requests in 1m0s.";

    private static string Broken(HttpContext context)
        => context.GetEndpoint()?.Metadata.GetMetadata<FailsAsAttribute>()?.Message ?? "An internal server error occurred.";
}

/// <summary>The message of an action for failures that are not the caller's fault.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class FailsAsAttribute(string message) : Attribute
{
    public string Message { get; } = message;
}
