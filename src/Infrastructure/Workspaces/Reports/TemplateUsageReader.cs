using Reporting.Domain.Time;
using Reporting.Domain.Workspaces;
using Reporting.Domain.Workspaces.Reports;
using Reporting.Infrastructure.Persistence;
using Reporting.Infrastructure.Workspaces.Derived;

namespace Reporting.Infrastructure.Workspaces.Reports;

internal sealed class TemplateUsageReader(ReportingDbContext context) : ITemplateUsageReader
{
    /// <summary>The windows beside the whole one.</summary>
    private const int Intervals = 1;

    public async Task<TemplateUsage> ReadUsageAsync(
        int instanceId, TimeWindow window, IReadOnlyList<TimeWindow> intervals, TemplateFilter templates, CancellationToken cancellationToken)
    {
        var (rows, halfHours) = (new DayRows(context, instanceId, templates), new WindowHalfHours(window));
        var (activity, kinds) = (new WindowActivity(halfHours, new WindowHalfHours(intervals)), new KindMinutes());
        if (templates.IsDeployment)
        {
            await rows.ReadDeploymentAsync(halfHours.Days, day => Add(day, halfHours, activity, kinds), cancellationToken);
        }

        foreach (var range in templates.IsDeployment ? halfHours.CutDays : [halfHours.Days])
        {
            await foreach (var day in rows.ReadMinutesAsync(range).WithCancellation(cancellationToken))
            {
                kinds.AddHalfHours(day, halfHours.Of(day[0].Day));
                if (!templates.IsDeployment)
                {
                    Add(day, activity);
                }
            }
        }

        activity.Open(day: null);
        return new TemplateUsage(
            ToBuiltins(activity, kinds),
            [.. intervals.Select((_, index) => new WindowUsage(activity.TemplatesOf(index, Intervals), activity.UsersOf(index, Intervals)))]);
    }

    public Task<IReadOnlyList<AppUsage>> ReadAppsAsync(int instanceId, TimeWindow window, TemplateFilter templates, CancellationToken cancellationToken)
        => new AppUsageReader(context, instanceId, templates).ReadAsync(window, cancellationToken);

    public Task<IReadOnlyList<ParameterUsage>> ReadParametersAsync(int instanceId, TimeWindow window, TemplateFilter templates, CancellationToken cancellationToken)
        => new ParameterUsageReader(context, instanceId, templates).ReadAsync(window, cancellationToken);

    private static void Add(UsedDayRow day, WindowHalfHours halfHours, WindowActivity activity, KindMinutes kinds)
    {
        Add(day, activity);
        if (halfHours.Of(day.Day) == PackedDay.AllHalfHours)
        {
            kinds.AddWholeDay(day);
        }
    }

    private static void Add(UsedDayRow day, WindowActivity activity)
    {
        activity.Open(day.Day);
        UsedDay.EachUser(day, activity.AddUser);
        UsedDay.EachTemplate(day, (templateId, halfHours, _) => activity.AddTemplate(templateId, halfHours));
    }

    private static void Add(IReadOnlyList<TemplateDayRow> day, WindowActivity activity)
    {
        activity.Open(day[0].Day);
        foreach (var row in day)
        {
            TemplateUsers.EachUser(row.Users, (userId, halfHours) =>
            {
                activity.AddUser(userId, halfHours);
                activity.AddTemplate(row.TemplateId, halfHours);
            });
        }
    }

    private static BuiltinUsage ToBuiltins(WindowActivity activity, KindMinutes kinds)
    {
        KindUsage Of(int kind) => new(kinds.TemplatesWith(kind), kinds.Total(kind));
        return new BuiltinUsage(activity.TemplatesOf(0), activity.UsersOf(0), Of(0), Of(1), Of(2), Of(3), Of(4));
    }
}
