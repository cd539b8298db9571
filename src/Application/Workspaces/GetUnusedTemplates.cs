using FluentValidation;
using MediatR;
using Reporting.Application.Reports;
using Reporting.Application.Rules;
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
        var used = (await usage.ReadTemplateIdsAsync(request.InstanceId, request.Span.ToWindow(), cancellationToken)).ToHashSet();
        return new UnusedTemplatesReport([.. templates.Where(template => !used.Contains(template.TemplateId))]);
    }
}
