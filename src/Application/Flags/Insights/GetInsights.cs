using FluentValidation;
using MediatR;
using Reporting.Application.Flags.Statistics;
using Reporting.Application.Reports;
using Reporting.Application.Rules;
using Reporting.Domain.Access;
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

internal sealed class GetInsightsHandler(IInsightsReader reader, IUserMasks masks) : IRequestHandler<GetInsightsQuery, InstanceInsights>
{
    public async Task<InstanceInsights> Handle(GetInsightsQuery request, CancellationToken cancellationToken)
    {
        var range = InsightRange.Of(request.FirstDay, request.LastDay, request.Today, await reader.FindFirstDayAsync(request.InstanceId, cancellationToken));
        if (range.Weeks.Count == 0)
        {
            return InstanceTrends.None;
        }

        var facts = await reader.ReadAsync(request.InstanceId, range.Period, cancellationToken);
        var weeks = ProjectWeeks.Of(range.Weeks, facts.Projects, facts.Changes, facts.Deltas);
        var mask = await masks.ReadAsync(request.InstanceId, cancellationToken);
        return Only(request.Projects, new InstanceInsights
        {
            UserTrends = InstanceTrends.Users(facts.Users),
            FlagTrends = InstanceTrends.Flags(facts.Flags, request.Today, facts.Present),
            ProjectFlagTrends = new ProjectFlagTrends(weeks, facts.Captured, facts.Present).Accumulate(facts.Deltas).Select(trend => HideUsers(trend, mask)).ToList(),
            MetricsSummaryTrends = WeeklyTrends.Metrics(weeks, facts.Metrics),
            EnvironmentTypeTrends = WeeklyTrends.Environments(range.Weeks, facts.EnvironmentTypes, facts.Updates),
            LifecycleTrends = WeeklyTrends.Lifecycle(weeks, facts.Deltas),
            CreationArchiveTrends = WeeklyTrends.Creations(weeks, facts.Deltas, facts.Creations, facts.Present),
        });
    }

    /// <summary>Where no users are shown, it is not known either how many a project has, if they are few.</summary>
    private static ProjectFlagTrend HideUsers(ProjectFlagTrend trend, UserMask mask) => mask.ListsUsers || trend.Users is null or >= UserMask.SmallestGroup ? trend : trend with { Users = null };

    private static InstanceInsights Only(IReadOnlyList<string> projects, InstanceInsights all) => projects.Count == 0 ? all : all with
    {
        ProjectFlagTrends = [.. all.ProjectFlagTrends.Where(trend => projects.Contains(trend.Project, StringComparer.Ordinal))],
        MetricsSummaryTrends = [.. all.MetricsSummaryTrends.Where(trend => projects.Contains(trend.Project, StringComparer.Ordinal))],
        LifecycleTrends = [.. all.LifecycleTrends.Where(trend => projects.Contains(trend.Project, StringComparer.Ordinal))],
        CreationArchiveTrends = [.. all.CreationArchiveTrends.Where(trend => projects.Contains(trend.Project, StringComparer.Ordinal))],
    };
}
