using FluentValidation;
using MediatR;
using Microsoft.Extensions.Options;
using Reporting.Application.Reports;
using Reporting.Application.Rules;
using Reporting.Domain.Access;
using Reporting.Domain.Workspaces;
using Reporting.Domain.Workspaces.Reports;

namespace Reporting.Application.Workspaces;

/// <summary>What was used of the templates, in the whole window and by intervals.</summary>
/// <param name="Interval">day, week, or nothing for no intervals.</param>
/// <param name="Sections">The parts of the report wanted; empty for all, null in the place of one that there is not.</param>
internal sealed record GetTemplateInsightsQuery(
    int InstanceId,
    TimeInput StartTime,
    TimeInput EndTime,
    string Interval,
    TemplateFilter Templates,
    IReadOnlyList<TemplateSection?> Sections,
    [property: NotInKey] DateTimeOffset Now)
    : IReportQuery<TemplateInsightsReport>, IWindowQuery
{
    public bool Wants(TemplateSection section) => Sections.Count == 0 || Sections.Contains(section);
}

/// <summary>The parts of a report on templates.</summary>
internal enum TemplateSection
{
    /// <summary>The whole window.</summary>
    Window,

    /// <summary>Each interval of it.</summary>
    Intervals,
}

internal sealed class GetTemplateInsightsValidator : AbstractValidator<GetTemplateInsightsQuery>
{
    public GetTemplateInsightsValidator(IOptions<ReportLimits> limits)
    {
        this.StopAtFirst();
        this.MustBeAWindow();
        RuleFor(query => query.Interval)
            .Must(interval => interval.Length == 0 || ReportIntervals.IsKnown(interval)).WithErrorCode(ErrorCodes.IntervalUnknown)
            .Must((query, interval) => ReportIntervals.LastIsLongEnough(query.Window(), interval)).WithErrorCode(ErrorCodes.LastIntervalShort)
            .Must((query, interval) => ReportIntervals.Count(query.Window(), interval) <= limits.Value.MaxIntervals)
            .WithErrorCode(ErrorCodes.TooManyIntervals)
            .WithState(_ => limits.Value.MaxIntervals);
        RuleFor(query => query.EndTime)
            .Must((query, _) => query.Interval.Length == 0 || query.IsWithinYears(limits.Value.MaxYears)).WithErrorCode(ErrorCodes.RangeTooLong)
            .WithState(_ => limits.Value.MaxYears);
        RuleForEach(query => query.Sections)
            .NotNull().WithErrorCode(ErrorCodes.SectionUnknown);
    }
}

internal sealed class GetTemplateInsightsHandler(ITemplateUsageReader usage, IUserMasks masks) : IRequestHandler<GetTemplateInsightsQuery, TemplateInsightsReport>
{
    public async Task<TemplateInsightsReport> Handle(GetTemplateInsightsQuery request, CancellationToken cancellationToken)
    {
        var window = request.Window();
        var intervals = request.Wants(TemplateSection.Intervals) ? ReportIntervals.Split(window, request.Interval) : [];
        var wantsReport = request.Wants(TemplateSection.Window);
        if (!wantsReport && intervals.Count == 0)
        {
            return new TemplateInsightsReport(Report: null, []);
        }

        var mask = await masks.ReadAsync(request.InstanceId, cancellationToken);
        var used = await usage.ReadUsageAsync(request.InstanceId, window, intervals, request.Templates, cancellationToken);
        var users = mask.Hide(request.Templates, [used.Builtins.ActiveUsers, .. used.Intervals.Select(found => found.ActiveUsers)]);
        return new TemplateInsightsReport(
            wantsReport ? await ReportAsync(request, used.Builtins, mask, isHidden: users[0] < used.Builtins.ActiveUsers, cancellationToken) : null,
            [
                .. intervals.Zip(used.Intervals, users.Skip(1)).Select(each => new IntervalReport(
                    each.First, each.Third < each.Second.ActiveUsers ? [] : each.Second.TemplateIds, request.Interval, each.Third)),
            ]);
    }

    private Task<TemplateUsageReport> ReportAsync(GetTemplateInsightsQuery request, BuiltinUsage builtins, UserMask mask, bool isHidden, CancellationToken cancellationToken)
        => isHidden ? Task.FromResult(new TemplateUsageReport(request.Window(), [], ActiveUsers: 0, [.. BuiltinApps.Of(SmallGroups.NoUsage)], [])) : ReadReportAsync(request, builtins, mask, cancellationToken);

    private async Task<TemplateUsageReport> ReadReportAsync(GetTemplateInsightsQuery request, BuiltinUsage builtins, UserMask mask, CancellationToken cancellationToken)
    {
        var window = request.Window();
        var apps = await usage.ReadAppsAsync(request.InstanceId, [window], request.Templates, cancellationToken);
        var parameters = await usage.ReadParametersAsync(request.InstanceId, window, request.Templates, cancellationToken);
        return new TemplateUsageReport(
            window,
            builtins.TemplateIds,
            builtins.ActiveUsers,
            [.. BuiltinApps.Of(builtins), .. apps[0]],
            [.. parameters.Select(PlainParameter.Of).Select(parameter => mask.Hide(parameter))]);
    }
}
