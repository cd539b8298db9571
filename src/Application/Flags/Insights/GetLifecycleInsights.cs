using MediatR;
using Reporting.Application.Flags.Statistics;
using Reporting.Application.Reports;
using Reporting.Domain.Flags.Reports;

namespace Reporting.Application.Flags.Insights;

/// <summary>Where the flags of some projects are in their lives. Time in a stage is counted in days of UTC, so that the answer is true until a record or the day changes.</summary>
/// <param name="Projects">None for all.</param>
internal sealed record GetLifecycleInsightsQuery(int InstanceId, IReadOnlyList<string> Projects, [property: NotInKey] DateTimeOffset Now) : IReportQuery<LifecycleInsights>
{
    public DateOnly Today => StatisticsTime.DayOf(Now);
}

internal sealed class GetLifecycleInsightsHandler(ILifecycleReader reader) : IRequestHandler<GetLifecycleInsightsQuery, LifecycleInsights>
{
    /// <summary>A flag that entered its stage on one of them is new; today is the last.</summary>
    private const int NewDays = 7;

    public async Task<LifecycleInsights> Handle(GetLifecycleInsightsQuery request, CancellationToken cancellationToken)
    {
        var newSince = StatisticsTime.StartOf(request.Today.AddDays(1 - NewDays));
        var stages = await reader.ReadStagesAsync(request.InstanceId, request.Projects, request.Today, newSince, cancellationToken);
        return new LifecycleInsights(Stage("pre-live"), Stage("live"), Stage("completed"));

        StageInsights Stage(string name) => stages.GetValueOrDefault(name, StageInsights.Empty);
    }
}
