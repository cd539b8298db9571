using FluentValidation;
using MediatR;
using Reporting.Application.Reports;
using Reporting.Application.Rules;
using Reporting.Domain.Access;
using Reporting.Domain.Workspaces;
using Reporting.Domain.Workspaces.Reports;

namespace Reporting.Application.Workspaces;

/// <summary>How long workspaces of each template were used through each app in a span.</summary>
internal sealed record GetTemplateAppsQuery(int InstanceId, TemplateFilter Templates, ReportSpan Span) : IReportQuery<TemplateAppsReport>, ISpanQuery;

internal sealed class GetTemplateAppsValidator : AbstractValidator<GetTemplateAppsQuery>
{
    public GetTemplateAppsValidator() => this.MustBeASpan();
}

internal sealed class GetTemplateAppsHandler(ITemplateAppsReader templates, IUserMasks masks) : IRequestHandler<GetTemplateAppsQuery, TemplateAppsReport>
{
    private const int SecondsInMinute = 60;

    public async Task<TemplateAppsReport> Handle(GetTemplateAppsQuery request, CancellationToken cancellationToken)
    {
        var mask = await masks.ReadAsync(request.InstanceId, cancellationToken);
        var used = await templates.ReadAsync(request.InstanceId, request.Span.ToWindow(), request.Templates, countsUsers: !mask.ListsUsers, cancellationToken);
        return new TemplateAppsReport([.. mask.Hide(used).SelectMany(AppsOf)]);
    }

    private static IEnumerable<TemplateApp> AppsOf(TemplateAppMinutes template) =>
    [
        .. BuiltinApps.Of(template.Builtins)
            .Where(app => app.Seconds > 0)
            .Select(app => new TemplateApp(template.TemplateId, template.Name, app.Type, app.Slug, app.DisplayName, app.Seconds)),
        .. template.Apps.Select(app => new TemplateApp(template.TemplateId, template.Name, AppUsageType.App, app.Slug, app.DisplayName, app.Minutes * SecondsInMinute)),
    ];
}
