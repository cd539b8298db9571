using FluentValidation;
using MediatR;
using Reporting.Application.Reports;
using Reporting.Application.Rules;
using Reporting.Domain.Access;
using Reporting.Domain.Workspaces;
using Reporting.Domain.Workspaces.Reports;

namespace Reporting.Application.Workspaces;

/// <summary>Which versions of templates workspaces were built with in a span.</summary>
internal sealed record GetTemplateVersionsQuery(int InstanceId, TemplateFilter Templates, ReportSpan Span) : IReportQuery<TemplateVersionsReport>, ISpanQuery;

internal sealed class GetTemplateVersionsValidator : AbstractValidator<GetTemplateVersionsQuery>
{
    public GetTemplateVersionsValidator() => this.MustBeASpan();
}

internal sealed class GetTemplateVersionsHandler(ITemplateVersionsReader versions, ITemplateTotalsReader totals, IUserMasks masks)
    : IRequestHandler<GetTemplateVersionsQuery, TemplateVersionsReport>
{
    public async Task<TemplateVersionsReport> Handle(GetTemplateVersionsQuery request, CancellationToken cancellationToken)
    {
        var window = request.Span.ToWindow();
        var mask = await masks.ReadAsync(request.InstanceId, cancellationToken);
        var built = await versions.ReadAsync(request.InstanceId, window, request.Templates, cancellationToken);
        if (mask.ListsUsers)
        {
            return new(built);
        }

        // Where no users are shown, nothing is told of templates that few used, nor of versions that few workspaces have.
        var used = await totals.ReadTotalsAsync(request.InstanceId, window, request.Templates, cancellationToken);
        var shown = used.Where(template => template.ActiveUsers >= UserMask.SmallestGroup).Select(template => template.TemplateId).ToHashSet();
        return new([.. built.Where(version => shown.Contains(version.TemplateId) && version.Workspaces >= UserMask.SmallestGroup)]);
    }
}
