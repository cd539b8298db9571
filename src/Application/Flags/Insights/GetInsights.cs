using FluentValidation;
using MediatR;
using Reporting.Application.Flags.Statistics;
using Reporting.Application.Reports;
using Reporting.Application.Rules;
using Reporting.Domain.Flags.Reports;

namespace Reporting.Application.Flags.Insights;

/// <summary>How the instance changed over a range of days of UTC. It tells of the running day as of its end, so that it is true until a record or the day changes.</summary>
/// <param name="From">Inclusive; null for a calendar month before the last day.</param>
/// <param name="To">Inclusive; null for today.</param>
internal sealed record GetInsightsQuery(int InstanceId, DateOnly? From, DateOnly? To, [property: NotInKey] DateTimeOffset Now) : IReportQuery<InstanceInsights>
{
    private static readonly DateOnly FirstWithMonthBefore = DateOnly.MinValue.AddMonths(1);

    /// <summary>The projects that weeks by project are wanted of; none for all.</summary>
    public IReadOnlyList<string> Projects { get; init; } = [];

    public DateOnly Today => StatisticsTime.DayOf(Now);

    public DateOnly LastDay => To ?? Today;

    public DateOnly FirstDay => From ?? (LastDay < FirstWithMonthBefore ? DateOnly.MinValue : LastDay.AddMonths(-1));
}

internal sealed class GetInsightsValidator : AbstractValidator<GetInsightsQuery>
{
    private const int MaxYears = 5;

    public GetInsightsValidator()
    {
        this.StopAtFirst();
        RuleFor(query => query.To)
            .Must((query, _) => query.LastDay <= query.Today.AddDays(1)).WithErrorCode(ErrorCodes.DayAfterTomorrow);
        RuleFor(query => query.From)
            .Must((query, _) => query.FirstDay <= query.LastDay).WithErrorCode(ErrorCodes.WindowReversed)
            .Must((query, _) => query.FirstDay.AddYears(MaxYears) >= query.LastDay).WithErrorCode(ErrorCodes.RangeTooLong).WithState(_ => MaxYears);
    }
}

internal sealed class GetInsightsHandler(IInstanceHistoryReader history, IProjectHistoryReader projects, IUsageHistoryReader usage)
    : IRequestHandler<GetInsightsQuery, InstanceInsights>
{
    public async Task<InstanceInsights> Handle(GetInsightsQuery request, CancellationToken cancellationToken)
    {
        var id = request.InstanceId;
        var range = InsightRange.Of(request.FirstDay, request.LastDay, request.Today, await history.FindFirstDayAsync(id, cancellationToken));
        if (range.Weeks.Count == 0)
        {
            return InstanceTrends.None;
        }

        var (first, last) = (range.Weeks[0].Week, range.Weeks[^1].Week);
        var present = await history.CountFlagsAsync(id, range.EndOfToday, cancellationToken);
        var deltas = await projects.ReadDeltasAsync(id, first, last, cancellationToken);
        var weeks = ProjectWeeks.Of(
            range.Weeks,
            await projects.ReadProjectsAsync(id, cancellationToken),
            await projects.ReadChangesAsync(id, cancellationToken),
            deltas);
        var creations = await projects.ReadCreationsAsync(id, first, last, cancellationToken);
        return Only(request.Projects, new InstanceInsights
        {
            UserTrends = range.HasDays ? InstanceTrends.Users(await history.ReadUsersAsync(id, range.FirstDay, range.LastDay, cancellationToken)) : [],
            FlagTrends = range.HasDays ? InstanceTrends.Flags(await history.ReadFlagsAsync(id, range.FirstDay, range.LastDay, cancellationToken), request.Today, present) : [],
            ProjectFlagTrends = new ProjectFlagTrends(weeks, await projects.ReadCapturedAsync(id, first, last, cancellationToken), present).Accumulate(deltas),
            MetricsSummaryTrends = WeeklyTrends.Metrics(weeks, await usage.ReadMetricsAsync(id, first, last, cancellationToken)),
            EnvironmentTypeTrends = WeeklyTrends.Environments(
                range.Weeks,
                await usage.ReadEnvironmentTypesAsync(id, cancellationToken),
                await usage.ReadUpdatesAsync(id, first, last, cancellationToken)),
            LifecycleTrends = WeeklyTrends.Lifecycle(weeks, deltas),
            CreationArchiveTrends = WeeklyTrends.Creations(weeks, deltas, creations, present),
        });
    }

    private static InstanceInsights Only(IReadOnlyList<string> projects, InstanceInsights all) => projects.Count == 0 ? all : all with
    {
        ProjectFlagTrends = [.. all.ProjectFlagTrends.Where(trend => projects.Contains(trend.Project, StringComparer.Ordinal))],
        MetricsSummaryTrends = [.. all.MetricsSummaryTrends.Where(trend => projects.Contains(trend.Project, StringComparer.Ordinal))],
        LifecycleTrends = [.. all.LifecycleTrends.Where(trend => projects.Contains(trend.Project, StringComparer.Ordinal))],
        CreationArchiveTrends = [.. all.CreationArchiveTrends.Where(trend => projects.Contains(trend.Project, StringComparer.Ordinal))],
    };
}
