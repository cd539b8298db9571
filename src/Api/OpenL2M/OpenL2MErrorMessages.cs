using Reporting.Api.Dialects;

namespace Reporting.Api.OpenL2M;

/// <summary>The message for each failure.</summary>
internal static class OpenL2MErrorMessages
{
    public static string Of(Failure failure, HttpContext context) => failure switch
    {
        Failure.MissingToken => "Authentication credentials were not provided.",
        Failure.MalformedToken malformed => malformed.Detail,
        Failure.UnknownToken => "Invalid token",
        Failure.ExpiredToken => "Token expired",
        Failure.AddressNotAllowed refused => $"Source IP {refused.Address} is not permitted to authenticate using this token.",
        Failure.RoleNotAllowed or Failure.InstanceNotAllowed => "You do not have permission to perform this action.",
        Failure.InstanceAmbiguous several => $"Several instances can answer. Choose one with the header {InstanceChoice.Header}: {string.Join(", ", several.Keys)}.",
        Failure.NoInstance { Keys.Count: > 0 } none => $"There is no such instance. The instances are: {string.Join(", ", none.Keys)}.",
        Failure.NoInstance => "There is no instance to report on.",
        Failure.NotFound or Failure.RouteNotFound => "Not found.",
        Failure.MethodNotAllowed => $"Method \"{context.Request.Method}\" not allowed.",
        Failure.NotAcceptable => "Could not satisfy the request Accept header.",
        Failure.MalformedRequest malformed => malformed.Detail,
        Failure.QueryTooLong longer => $"The query string may have {longer.MaxBytes} bytes.",
        Failure.Transient { Status: StatusCodes.Status429TooManyRequests } throttled => $"Request was throttled. Expected available in {throttled.RetryAfter.TotalSeconds:0} seconds.",
        Failure.TimedOut => "The answer took too long.",
        Failure.Unavailable => "Service temporarily unavailable, try again later.",
        Failure.Unexpected unexpected => $"A server error occurred. The cause is in the log under {unexpected.TraceId}.",
        _ => $"The request failed with status {failure.Status}.",
    };
}
