using FluentValidation;
using MediatR;
using Reporting.Application.Reports;
using Reporting.Application.Rules;
using Reporting.Domain.Workspaces;
using Reporting.Domain.Workspaces.Reports;

namespace Reporting.Application.Workspaces;

/// <summary>Which templates are there and were not used in a span.</summary>
internal sealed record GetUnusedTemplatesQuery(int InstanceId, ReportSpan Span) : IReportQuery<UnusedTemplatesReport>, ISpanQuery;

internal sealed class GetUnusedTemplatesValidator : AbstractValidator<GetUnusedTemplatesQuery>
{
    public GetUnusedTemplatesValidator() => this.MustBeASpan();
}

internal sealed class GetUnusedTemplatesHandler(IDeploymentReader deployment, ITemplateUsageReader usage) : IRequestHandler<GetUnusedTemplatesQuery, UnusedTemplatesReport>
{
    public async Task<UnusedTemplatesReport> Handle(GetUnusedTemplatesQuery request, CancellationToken cancellationToken)
    {
        var templates = await deployment.ReadTemplatesAsync(request.InstanceId, cancellationToken);
        var used = await usage.ReadUsageAsync(request.InstanceId, request.Span.ToWindow(), [], TemplateFilter.Deployment, cancellationToken);
        var usedIds = used.Builtins.TemplateIds.ToHashSet();
        return new UnusedTemplatesReport([.. templates.Where(template => !usedIds.Contains(template.TemplateId))]);
    }
}
