using Npgsql;
using Reporting.Domain.Time;
using Reporting.Domain.Workspaces;
using Reporting.Domain.Workspaces.Reports;
using Reporting.Infrastructure.Persistence;

namespace Reporting.Infrastructure.Workspaces.Reports;

internal sealed class TemplateTotalsReader(ReportingDbContext context) : ITemplateTotalsReader
{
    public async Task<IReadOnlyList<TemplateTrend>> ReadAsync(int instanceId, IReadOnlyList<TimeWindow> windows, TemplateFilter templates, CancellationToken cancellationToken)
    {
        var (rows, halfHours) = (new DayRows(context, instanceId, templates), new WindowHalfHours(windows));
        var used = new UsedTemplates(halfHours);
        if (templates.IsDeployment)
        {
            await AddDeploymentAsync(instanceId, used, rows, halfHours, cancellationToken);
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
    private async Task AddDeploymentAsync(int instanceId, UsedTemplates used, DayRows rows, WindowHalfHours halfHours, CancellationToken cancellationToken)
    {
        var batch = new ReportBatch(context, instanceId);
        var minutes = batch.Add("template_usage_mins.sql", halfHours.Days.ToParameters(), MinutesRow.Read);
        await batch.RunAsync(cancellationToken);
        var byHalfHour = minutes.Where(row => !row.IsSummed || !halfHours.IsWhole(row.Day)).Select(row => row.Day).ToHashSet();
        foreach (var row in minutes.Where(row => !byHalfHour.Contains(row.Day)))
        {
            used.AddMinutes(row.Day, row.TemplateId, row.Minutes);
        }

        await rows.ReadByGrainAsync(
            halfHours.Days,
            ("used_days.sql", (day, columns) => used.AddUsers(new UsedDayRow(day, columns[0], columns[1]))),
            ("template_minutes.sql", used.AddHalfHours),
            byHalfHour.Contains,
            cancellationToken);
    }

    private readonly record struct MinutesRow(DateOnly Day, Guid TemplateId, int Minutes, bool IsSummed)
    {
        public static MinutesRow Read(NpgsqlDataReader row) => new(row.GetFieldValue<DateOnly>(0), row.GetGuid(1), row.GetInt32(2), row.GetBoolean(3));
    }

    /// <summary>The users, who are to be added by day, ascending, and the minutes of each template in each window.</summary>
    private sealed class UsedTemplates(WindowHalfHours windows)
    {
        private readonly SortedDictionary<Guid, TemplateUses> templates = [];
        private readonly IdIndex users = new();

        public Guid[] TemplateIds => [.. templates.Keys];

        /// <summary>Adds the minutes of a whole day.</summary>
        public void AddMinutes(DateOnly day, Guid templateId, int minutes) => Of(templateId).Minutes[windows.On(day).First().Window] += minutes;

        public void AddUsers(UsedDayRow day)
        {
            var window = windows.On(day.Day).First().Window;
            var used = Array.ConvertAll(UsedDay.TemplatesOf(day.Templates), Of);
            UsedDay.EachUse(day.Users, users, (user, template) => used[template].AddUser(user, window));
        }

        public void AddHalfHours(IReadOnlyList<TemplateDayRow> day)
        {
            var parts = windows.On(day[0].Day).ToList();
            foreach (var row in day)
            {
                var template = Of(row.TemplateId);
                TemplateUsers.EachUser(row.Users, (userId, used) =>
                {
                    var user = users.Of(userId);
                    foreach (var (window, halfHours) in parts)
                    {
                        if ((used & halfHours) != 0)
                        {
                            template.AddUser(user, window);
                        }
                    }
                });
                foreach (var (window, halfHours) in parts)
                {
                    DayMinutes.Each(row, halfHours, (_, _, measures) => template.Minutes[window] += measures[0]);
                }
            }
        }

        public List<TemplateTrend> ToTrends(Dictionary<Guid, string> names)
            => [
                .. templates.Where(template => template.Value.Users.Any(count => count > 0))
                    .Select(template => new TemplateTrend(
                        template.Key,
                        names.GetValueOrDefault(template.Key),
                        [.. template.Value.Users.Zip(template.Value.Minutes, (users, minutes) => new TemplateUse(users, minutes * 60))])),
            ];

        private TemplateUses Of(Guid templateId)
        {
            if (!templates.TryGetValue(templateId, out var template))
            {
                templates.Add(templateId, template = new TemplateUses(windows.Count));
            }

            return template;
        }
    }

    /// <summary>The users and the minutes of one template in each window.</summary>
    private sealed class TemplateUses(int windows)
    {
        /// <summary>By the number of a user: the window after the last one that the user was counted in.</summary>
        private int[] counted = [];

        public int[] Users { get; } = new int[windows];

        public long[] Minutes { get; } = new long[windows];

        /// <summary>Counts a user once in a window; windows ascend.</summary>
        public void AddUser(int user, int window)
        {
            if (user >= counted.Length)
            {
                Array.Resize(ref counted, Math.Max(user + 1, counted.Length * 2));
            }

            if (counted[user] <= window)
            {
                counted[user] = window + 1;
                Users[window]++;
            }
        }
    }
}
