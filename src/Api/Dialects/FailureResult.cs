using Microsoft.AspNetCore.Mvc;

namespace Reporting.Api.Dialects;

/// <summary>The answer of an action that cannot give what was asked for.</summary>
internal sealed class FailureResult(Failure failure) : IActionResult
{
    public Failure Failure { get; } = failure;

    public Task ExecuteResultAsync(ActionContext context) => context.HttpContext.FailAsync(Failure);
}
