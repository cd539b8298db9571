using Reporting.Api.Dialects;
using Reporting.Api.Native;
using Reporting.Dashboard.Rendering;

namespace Reporting.Api.Pages;

/// <summary>What a failure is called on a page.</summary>
internal static class PageFailures
{
    /// <summary>How soon a page tries again that the database or other lists kept away.</summary>
    private const int SoonSeconds = 5;

    public static PageFailure Of(Failure failure) => failure switch
    {
        Failure.Unavailable => new PageFailure(failure.Status, "The database is away", "Nothing is lost: the numbers are there again when it is.", SoonSeconds),
        Failure.TimedOut => new PageFailure(failure.Status, "This took too long", "A shorter range is answered sooner."),
        Failure.Invalid invalid => new PageFailure(failure.Status, "This can't be asked", string.Join(" ", FieldProblem.Of(invalid.Faults).Select(problem => $"{problem.Field} {problem.Message}."))),
        Failure.UnknownToken => new PageFailure(failure.Status, "Not signed in", "There is no such token, or it was revoked."),
        Failure.ExpiredToken => new PageFailure(failure.Status, "Not signed in", "This token has expired."),
        Failure.AddressNotAllowed => new PageFailure(failure.Status, "Not signed in", "This token may not be used from here."),
        Failure.TooManyAttempts => new PageFailure(failure.Status, "Too many attempts", "Too many tokens from this address let nobody in. Wait a minute.", RetrySeconds: 60),
        Failure.TooManyStreams => new PageFailure(failure.Status, "Too many lists at once", FailureText.Of(failure), SoonSeconds),
        Failure.Unexpected => new PageFailure(failure.Status, "Something went wrong", FailureText.Of(failure)),
        _ => new PageFailure(failure.Status, "There is no page for this", FailureText.Of(failure)),
    };
}
