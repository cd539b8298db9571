using Reporting.Domain.Time;
using Reporting.Domain.Workspaces;
using Reporting.Domain.Workspaces.Reports;
using Reporting.Infrastructure.Persistence;
using Reporting.Infrastructure.Workspaces.Derived;

namespace Reporting.Infrastructure.Workspaces.Reports;

internal sealed class TemplateTotalsReader(ReportingDbContext context) : ITemplateTotalsReader
{
    public async Task<IReadOnlyList<TemplateTrend>> ReadAsync(int instanceId, IReadOnlyList<TimeWindow> windows, TemplateFilter templates, CancellationToken cancellationToken)
    {
        var (rows, halfHours) = (new DayRows(context, instanceId, templates), new WindowHalfHours(windows));
        var used = new UsedTemplates(halfHours);
        if (templates.IsDeployment)
        {
            await AddDeploymentAsync(used, rows, halfHours, cancellationToken);
        }
        else
        {
            await foreach (var day in rows.ReadMinutesAsync(halfHours.Days).WithCancellation(cancellationToken))
            {
                used.AddHalfHours(day);
            }
        }

        return used.ToTrends(await TemplateDirectory.ReadNamesAsync(context, instanceId, used.TemplateIds, cancellationToken));
    }

    /// <summary>Whole days have their minutes by template, and which templates each user used by day of the deployment: a fraction of their half hours.</summary>
    private static async Task AddDeploymentAsync(UsedTemplates used, DayRows rows, WindowHalfHours halfHours, CancellationToken cancellationToken)
    {
        var byHalfHour = await rows.ReadSumsAsync(halfHours, withUsers: false, used.AddMinutes, cancellationToken);
        await rows.ReadByGrainAsync(
            halfHours.Days,
            ("used_days.sql", (day, columns) => used.AddUsers(new UsedDayRow(day, columns[0], columns[1]))),
            ("template_minutes.sql", used.AddHalfHours),
            new HashSet<DateOnly>(byHalfHour).Contains,
            cancellationToken);
    }

    /// <summary>The users, who are to be added by day, ascending, and the minutes of each template in each window.</summary>
    private sealed class UsedTemplates(WindowHalfHours windows)
    {
        private readonly SortedDictionary<Guid, (WindowActivity Activity, long[] Minutes)> templates = [];

        public Guid[] TemplateIds => [.. templates.Keys];

        public void AddMinutes(TemplateSumsRow day) => Of(day.TemplateId).Minutes[windows.On(day.Day).First().Window] += day.UsageMins;

        public void AddUsers(UsedDayRow day)
        {
            var activities = Array.ConvertAll(UsedDay.TemplatesOf(day.Templates), templateId => Of(templateId).Activity);
            foreach (var activity in activities)
            {
                activity.Open(day.Day);
            }

            UsedDay.EachUse(day.Users, (userId, template) => activities[template].AddUser(userId, PackedDay.AllHalfHours));
        }

        public void AddHalfHours(IReadOnlyList<TemplateDayRow> day)
        {
            var parts = windows.On(day[0].Day).ToList();
            foreach (var row in day)
            {
                var (activity, minutes) = Of(row.TemplateId);
                activity.Open(row.Day);
                TemplateUsers.EachUser(row.Users, activity.AddUser);
                foreach (var (window, halfHours) in parts)
                {
                    DayMinutes.Each(row, halfHours, (_, _, measures) => minutes[window] += measures[0]);
                }
            }
        }

        public List<TemplateTrend> ToTrends(Dictionary<Guid, string> names)
        {
            var trends = new List<TemplateTrend>(templates.Count);
            foreach (var (templateId, (activity, minutes)) in templates)
            {
                activity.Open(day: null);
                trends.Add(new TemplateTrend(templateId, names.GetValueOrDefault(templateId), [.. minutes.Select((sum, window) => new TemplateUse(activity.UsersOf(window), sum * 60))]));
            }

            return trends.FindAll(trend => trend.Use.Any(use => use.ActiveUsers > 0));
        }

        private (WindowActivity Activity, long[] Minutes) Of(Guid templateId)
        {
            if (!templates.TryGetValue(templateId, out var template))
            {
                templates.Add(templateId, template = (new WindowActivity(windows), new long[windows.Count]));
            }

            return template;
        }
    }
}
