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
            ToBuiltins(activity, kinds, window: 0),
            [.. intervals.Select((_, index) => new WindowUsage(activity.TemplatesOf(index, Intervals), activity.UsersOf(index, Intervals)))]);
    }

    public async Task<IReadOnlyList<Guid>> ReadTemplateIdsAsync(int instanceId, TimeWindow window, CancellationToken cancellationToken)
    {
        var (halfHours, used) = (new WindowHalfHours(window), new SortedSet<Guid>());
        using var packed = new PackedRows(context, instanceId);
        await packed.ReadAsync("used_templates.sql", halfHours.Days.ToParameters(), Add, cancellationToken);
        return [.. used];

        void Add(DateOnly day, PackedRows columns) => UsedDay.EachTemplate(columns[0], (templateId, present, _) =>
        {
            if ((present & halfHours.Of(day)) != 0)
            {
                used.Add(templateId);
            }
        });
    }

    public async Task<IReadOnlyList<BuiltinUsage>> ReadBuiltinsAsync(int instanceId, IReadOnlyList<TimeWindow> windows, TemplateFilter templates, CancellationToken cancellationToken)
    {
        var halfHours = new WindowHalfHours(windows);
        var activity = new WindowActivity(halfHours);
        var kinds = Array.ConvertAll([.. windows], _ => new KindMinutes());
        await new DayRows(context, instanceId, templates).ReadByGrainAsync(
            halfHours.Days,
            ("used_days.sql", (day, columns) => AddWhole(new UsedDayRow(day, columns[0], columns[1]))),
            ("template_minutes.sql", AddHalfHours),
            day => !templates.IsDeployment || !halfHours.IsWhole(day),
            cancellationToken);
        activity.Open(day: null);
        return [.. kinds.Select((sums, window) => ToBuiltins(activity, sums, window))];

        void AddWhole(UsedDayRow day)
        {
            Add(day, activity);
            kinds[halfHours.On(day.Day).First().Window].AddWholeDay(day);
        }

        void AddHalfHours(IReadOnlyList<TemplateDayRow> day)
        {
            Add(day, activity);
            foreach (var (window, part) in halfHours.On(day[0].Day))
            {
                kinds[window].AddHalfHours(day, part);
            }
        }
    }

    public Task<IReadOnlyList<IReadOnlyList<AppUsage>>> ReadAppsAsync(int instanceId, IReadOnlyList<TimeWindow> windows, TemplateFilter templates, CancellationToken cancellationToken)
        => new AppUsageReader(context, instanceId, templates).ReadAsync(windows, cancellationToken);

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
        UsedDay.EachTemplate(day.Templates, (templateId, halfHours, _) => activity.AddTemplate(templateId, halfHours));
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

    private static BuiltinUsage ToBuiltins(WindowActivity activity, KindMinutes kinds, int window)
    {
        KindUsage Of(int kind) => new(kinds.TemplatesWith(kind), kinds.Total(kind));
        return new BuiltinUsage(activity.TemplatesOf(window), activity.UsersOf(window), Of(0), Of(1), Of(2), Of(3), Of(4));
    }
}
