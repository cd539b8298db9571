using FluentValidation;
using MediatR;
using Reporting.Application.Reports;
using Reporting.Application.Rules;
using Reporting.Domain.Workspaces;
using Reporting.Domain.Workspaces.Reports;

namespace Reporting.Application.Workspaces;

/// <summary>Which versions of templates workspaces were built with in a span.</summary>
internal sealed record GetTemplateVersionsQuery(int InstanceId, TemplateFilter Templates, ReportSpan Span) : IReportQuery<TemplateVersionsReport>, ISpanQuery;

internal sealed class GetTemplateVersionsValidator : AbstractValidator<GetTemplateVersionsQuery>
{
    public GetTemplateVersionsValidator() => this.MustBeASpan();
}

internal sealed class GetTemplateVersionsHandler(ITemplateVersionsReader versions) : IRequestHandler<GetTemplateVersionsQuery, TemplateVersionsReport>
{
    public async Task<TemplateVersionsReport> Handle(GetTemplateVersionsQuery request, CancellationToken cancellationToken)
        => new(await versions.ReadAsync(request.InstanceId, request.Span.ToWindow(), request.Templates, cancellationToken));
}
