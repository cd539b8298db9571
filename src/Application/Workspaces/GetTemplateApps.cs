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
        var used = await templates.ReadAsync(request.InstanceId, request.Span.ToWindow(), request.Templates, cancellationToken);
        return new TemplateAppsReport([.. (mask.ListsUsers ? used : WithoutSmallGroups(used)).SelectMany(AppsOf)]);
    }

    /// <summary>Where few used a template, the smallest of the others is left out as well, so that the difference to the whole tells of more than those few.</summary>
    private static IEnumerable<TemplateAppMinutes> WithoutSmallGroups(IReadOnlyList<TemplateAppMinutes> templates)
    {
        var shown = templates.Where(template => template.Builtins.ActiveUsers >= UserMask.SmallestGroup).OrderBy(template => template.Builtins.ActiveUsers).ThenBy(template => template.TemplateId).ToList();
        return shown.Skip(shown.Count < templates.Count ? 1 : 0).OrderBy(template => template.TemplateId);
    }

    private static IEnumerable<TemplateApp> AppsOf(TemplateAppMinutes template) =>
    [
        .. BuiltinApps.Of(template.Builtins)
            .Where(app => app.Seconds > 0)
            .Select(app => new TemplateApp(template.TemplateId, template.Name, app.Type, app.Slug, app.DisplayName, app.Seconds)),
        .. template.Apps.Select(app => new TemplateApp(template.TemplateId, template.Name, AppUsageType.App, app.Slug, app.DisplayName, app.Minutes * SecondsInMinute)),
    ];
}
