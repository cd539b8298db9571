using FluentValidation;
using MediatR;
using Reporting.Application.Reports;
using Reporting.Application.Rules;
using Reporting.Domain.Access;
using Reporting.Domain.Time;
using Reporting.Domain.Workspaces;
using Reporting.Domain.Workspaces.Reports;

namespace Reporting.Application.Workspaces;

/// <summary>How much each template was used in a span.</summary>
internal sealed record GetTemplateTotalsQuery(int InstanceId, TemplateFilter Templates, ReportSpan Span) : IReportQuery<TemplateTotalsReport>, ISpanQuery;

internal sealed class GetTemplateTotalsValidator : AbstractValidator<GetTemplateTotalsQuery>
{
    public GetTemplateTotalsValidator() => this.MustBeASpan();
}

internal sealed class GetTemplateTotalsHandler(ITemplateTotalsReader templates, IActiveUsersReader activeUsers, IUserMasks masks) : IRequestHandler<GetTemplateTotalsQuery, TemplateTotalsReport>
{
    public async Task<TemplateTotalsReport> Handle(GetTemplateTotalsQuery request, CancellationToken cancellationToken)
    {
        var window = request.Span.ToWindow();
        var mask = await masks.ReadAsync(request.InstanceId, cancellationToken);
        var totals = await templates.ReadTotalsAsync(request.InstanceId, window, request.Templates, cancellationToken);
        return new(mask.ListsUsers ? totals : await activeUsers.MergeAsync(request.InstanceId, window, totals, cancellationToken));
    }
}

internal static class TemplateTotalsReading
{
    /// <summary>Those of a single window.</summary>
    public static async Task<IReadOnlyList<TemplateTotals>> ReadTotalsAsync(
        this ITemplateTotalsReader templates, int instanceId, TimeWindow window, TemplateFilter filter, CancellationToken cancellationToken)
        => [.. (await templates.ReadAsync(instanceId, [window], filter, cancellationToken)).Select(template => new TemplateTotals(template.TemplateId, template.Name, template.Use[0].ActiveUsers, template.Use[0].Seconds))];
}
