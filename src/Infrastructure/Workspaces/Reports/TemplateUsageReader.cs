using Reporting.Domain.Time;
using Reporting.Domain.Workspaces;
using Reporting.Domain.Workspaces.Reports;
using Reporting.Infrastructure.Persistence;
using Reporting.Infrastructure.Workspaces.Derived;

namespace Reporting.Infrastructure.Workspaces.Reports;

internal sealed class TemplateUsageReader(ReportingDbContext context) : ITemplateUsageReader
{
    public async Task<TemplateUsage> ReadUsageAsync(
        int instanceId, TimeWindow window, IReadOnlyList<TimeWindow> intervals, TemplateFilter templates, CancellationToken cancellationToken)
    {
        var (rows, halfHours) = (new DayRows(context, instanceId, templates), new WindowHalfHours(window));
        var (whole, parts, kinds) = (new WindowActivity(halfHours), new WindowActivity(new WindowHalfHours(intervals)), new KindMinutes());
        if (templates.IsDeployment)
        {
            await AddDeploymentAsync(rows.ReadDeploymentAsync(halfHours.Days), halfHours, [whole, parts], kinds, cancellationToken);
        }

        foreach (var range in templates.IsDeployment ? halfHours.CutDays : [halfHours.Days])
        {
            await foreach (var day in rows.ReadMinutesAsync(range).WithCancellation(cancellationToken))
            {
                kinds.AddHalfHours(day, halfHours.Of(day[0].Day));
                if (!templates.IsDeployment)
                {
                    Add(day, [whole, parts]);
                }
            }
        }

        whole.Open(day: null);
        parts.Open(day: null);
        return new TemplateUsage(
            ToBuiltins(whole, kinds),
            [.. intervals.Select((_, index) => new WindowUsage(parts.TemplatesOf(index), parts.UsersOf(index)))]);
    }

    public Task<IReadOnlyList<AppUsage>> ReadAppsAsync(int instanceId, TimeWindow window, TemplateFilter templates, CancellationToken cancellationToken)
        => new AppUsageReader(context, instanceId, templates).ReadAsync(window, cancellationToken);

    public Task<IReadOnlyList<ParameterUsage>> ReadParametersAsync(int instanceId, TimeWindow window, TemplateFilter templates, CancellationToken cancellationToken)
        => new ParameterUsageReader(context, instanceId, templates).ReadAsync(window, cancellationToken);

    private static async Task AddDeploymentAsync(
        IAsyncEnumerable<UsedDayRow> days, WindowHalfHours halfHours, WindowActivity[] activities, KindMinutes kinds, CancellationToken cancellationToken)
    {
        await foreach (var day in days.WithCancellation(cancellationToken))
        {
            Add(day, activities);
            if (halfHours.Of(day.Day) == PackedDay.AllHalfHours)
            {
                kinds.AddWholeDay(day);
            }
        }
    }

    private static void Add(UsedDayRow day, WindowActivity[] activities)
    {
        foreach (var activity in activities)
        {
            activity.Open(day.Day);
            UsedDay.EachUser(day, activity.AddUser);
            UsedDay.EachTemplate(day, (templateId, halfHours, _) => activity.AddTemplate(templateId, halfHours));
        }
    }

    private static void Add(IReadOnlyList<TemplateDayRow> day, WindowActivity[] activities)
    {
        foreach (var activity in activities)
        {
            activity.Open(day[0].Day);
            foreach (var row in day)
            {
                TemplateUsers.EachUser(row, (userId, halfHours) =>
                {
                    activity.AddUser(userId, halfHours);
                    activity.AddTemplate(row.TemplateId, halfHours);
                });
            }
        }
    }

    private static BuiltinUsage ToBuiltins(WindowActivity activity, KindMinutes kinds)
    {
        KindUsage Of(int kind) => new(kinds.TemplatesWith(kind), kinds.Total(kind));
        return new BuiltinUsage(activity.TemplatesOf(0), activity.UsersOf(0), Of(0), Of(1), Of(2), Of(3), Of(4));
    }
}
