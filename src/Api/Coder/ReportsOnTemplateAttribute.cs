using FluentValidation.Results;
using Microsoft.AspNetCore.Mvc.Filters;
using Reporting.Api.Coder.Go;
using Reporting.Api.Coder.Parameters;
using Reporting.Api.Dialects;
using Reporting.Application.Reports;
using Reporting.Application.Workspaces;
using Reporting.Domain.Access;

namespace Reporting.Api.Coder;

/// <summary>
/// An action on the template that its address names. Who may not see it, or names one that is not there, gets the same answer;
/// both only after the address was found to hold a UUID, and before any parameter is read.
/// </summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class ReportsOnTemplateAttribute(params TokenRole[] roles) : Attribute, IAsyncAuthorizationFilter
{
    private const string Template = "template";

    public IReadOnlyList<TokenRole> Roles { get; } = roles;

    public async Task OnAuthorizationAsync(AuthorizationFilterContext context)
    {
        var text = context.RouteData.Values[Template] as string ?? string.Empty;
        if (!GoUuid.TryParse(text, out var id, out var fault))
        {
            context.Result = new FailureResult(new Failure.Invalid([new ValidationFailure(text, fault) { ErrorCode = CoderErrorCodes.PathUuid }]));
        }
        else if (!await IsVisibleAsync(context.HttpContext, id))
        {
            context.Result = new FailureResult(new Failure.NotFound());
        }
        else
        {
            context.RouteData.Values[Template] = id;
        }
    }

    private async Task<bool> IsVisibleAsync(HttpContext context, Guid template)
    {
        var caller = context.GetCaller();
        var reports = context.RequestServices.GetRequiredService<CachedReports>();
        return Roles.Contains(caller.Role)
            && (await reports.ReadAsync(new GetTemplateStateQuery(caller.Instance.Id, template), context.RequestAborted)).Exists;
    }
}

internal static class ReportedTemplate
{
    /// <summary>The template of an action marked <see cref="ReportsOnTemplateAttribute"/>.</summary>
    public static Guid GetReportedTemplate(this HttpContext context) => (Guid)context.Request.RouteValues["template"]!;
}
