using Reporting.Api.Dialects;
using Reporting.Application.Fairness;

namespace Reporting.Api.Native;

internal static class FailureText
{
    /// <summary>What happened and, where it helps, what to do.</summary>
    public static string Of(Failure failure) => OfCaller(failure) ?? OfLimit(failure) ?? failure switch
    {
        InvalidRecords => "Nothing was stored: the body has invalid records.",
        Failure.Invalid => "The request is not valid.",
        Failure.MalformedRequest malformed => malformed.Detail,
        Failure.NotFound { Detail: { } detail } => detail,
        Failure.NotFound or Failure.RouteNotFound => "There is nothing at this address.",
        Failure.MethodNotAllowed method => method.Detail ?? "The method is not allowed here; the header Allow names those that are.",
        Failure.NotAcceptable => "Answers are application/json, reports also text/csv, application/x-ndjson and application/vnd.apache.parquet.",
        Failure.Conflict conflict => conflict.Detail,
        UnsupportedBody body => body.Detail,
        Failure.UnsupportedMediaType => "Send application/json.",
        Failure.Unavailable => "The database can't be reached just now; try again.",
        Failure.TimedOut => "The answer took too long.",
        Failure.Unexpected unexpected => $"Something failed here; the log has it under the trace {unexpected.TraceId}.",
        _ => "The request can't be answered.",
    };

    /// <summary>Who asks, and about which instance.</summary>
    private static string? OfCaller(Failure failure) => failure switch
    {
        Failure.MissingToken => "Send a token in the header Authorization: Bearer <token>.",
        Failure.MalformedToken malformed => malformed.Detail,
        Failure.UnknownToken => "The token is unknown or revoked.",
        Failure.ExpiredToken expired => $"The token expired at {expired.At.UtcDateTime:yyyy-MM-ddTHH:mm:ssZ}.",
        Failure.AddressNotAllowed => "The token can't be used from this address.",
        Failure.RoleNotAllowed role => $"The role {role.Role.ToString().ToLowerInvariant()} may not do this.",
        Failure.InstanceNotAllowed instance => $"The token is bound to another instance than {instance.Key}.",
        Failure.InstanceAmbiguous several => $"Several instances can answer. Choose one with the parameter {ReportsOnAttribute.Parameter} or the header {InstanceChoice.Header}: {string.Join(", ", several.Keys)}.",
        Failure.NoInstance { Keys.Count: > 0 } none => $"There is no such instance of {none.Kind.ToString().ToLowerInvariant()}. There are: {string.Join(", ", none.Keys)}.",
        Failure.NoInstance none => $"There is no instance of {none.Kind.ToString().ToLowerInvariant()} to report on.",
        Failure.TooManyAttempts => "Too many tokens from this address were not let in; try again later.",
        _ => null,
    };

    /// <summary>What is too much, too often or too slow.</summary>
    private static string? OfLimit(Failure failure) => failure switch
    {
        Failure.TooLarge large => large.Detail ?? "The body is too large.",
        Failure.SlowBody => "The body came in too slowly.",
        Failure.QueryTooLong longer => $"The query string may have {longer.MaxBytes} bytes.",
        Failure.TooManyRequests many => $"The token may send {many.PerMinute} requests a minute here; try again later.",
        Failure.TooManyAtOnce many => $"As many as {many.Max} bodies of records are being taken already; try again.",
        NoRoomForBody body => body.Detail,
        Failure.TooManyStreams many => $"As many as {many.Max} {(many.AreLarge ? "large answers" : "lists")} are being sent{To(many.Of)} already; try again.",
        _ => null,
    };

    private static string To(SlotShare share) => share switch { SlotShare.Owner => " to the token", SlotShare.Group => " to tokens of the instance", _ => "" };
}
