using FluentValidation.Results;
using Microsoft.AspNetCore.Mvc;

namespace Reporting.Api.Dialects;

/// <summary>What was wrong with a body that could not be read into its contract, for controllers marked <see cref="ApiControllerAttribute"/>.</summary>
internal static class ModelStateFailures
{
    public const string ErrorCode = "body";

    public static IActionResult Answer(ActionContext context)
        => new FailureResult(new Failure.Invalid([.. Faults(context)]));

    private static IEnumerable<ValidationFailure> Faults(ActionContext context)
        => from entry in context.ModelState
           from error in entry.Value!.Errors
           select new ValidationFailure(entry.Key, error.ErrorMessage) { ErrorCode = ErrorCode };
}
