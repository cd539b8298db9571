using Reporting.Domain.Time;
using Reporting.Domain.Workspaces;
using Reporting.Domain.Workspaces.Reports;
using Reporting.Infrastructure.Persistence;

namespace Reporting.Infrastructure.Workspaces.Reports;

internal sealed class ActiveUsersReader(ReportingDbContext context) : IActiveUsersReader
{
    public async Task<IReadOnlyList<int>> CountAsync(int instanceId, IReadOnlyList<TimeWindow> windows, TemplateFilter templates, CancellationToken cancellationToken)
    {
        var (rows, halfHours) = (new DayRows(context, instanceId, templates), new WindowHalfHours(windows));
        var activity = new WindowActivity(halfHours);
        if (templates.IsDeployment)
        {
            await rows.ReadDeploymentAsync(
                halfHours.Days,
                day =>
                {
                    activity.Open(day.Day);
                    UsedDay.EachUser(day, activity.AddUser);
                },
                cancellationToken);
        }
        else
        {
            await foreach (var day in rows.ReadUsersAsync(halfHours.Days).WithCancellation(cancellationToken))
            {
                activity.Open(day[0].Day);
                foreach (var row in day)
                {
                    TemplateUsers.EachUser(row.Users, activity.AddUser);
                }
            }
        }

        return Counts(activity, windows.Count);
    }

    public async Task<IReadOnlyList<TemplateActiveUsers>> CountByTemplateAsync(
        int instanceId, IReadOnlyList<TimeWindow> windows, TemplateFilter templates, CancellationToken cancellationToken)
    {
        var (rows, halfHours) = (new DayRows(context, instanceId, templates), new WindowHalfHours(windows));
        var activities = new SortedDictionary<Guid, WindowActivity>();
        await foreach (var day in rows.ReadUsersAsync(halfHours.Days).WithCancellation(cancellationToken))
        {
            foreach (var row in day)
            {
                if (!activities.TryGetValue(row.TemplateId, out var activity))
                {
                    activities.Add(row.TemplateId, activity = new WindowActivity(halfHours));
                }

                activity.Open(row.Day);
                TemplateUsers.EachUser(row.Users, activity.AddUser);
            }
        }

        var names = await TemplateDirectory.ReadNamesAsync(context, instanceId, [.. activities.Keys], cancellationToken);
        return
        [
            .. activities
                .Select(template => new TemplateActiveUsers(template.Key, names.GetValueOrDefault(template.Key), Counts(template.Value, windows.Count)))
                .Where(template => template.Users.Any(users => users > 0)),
        ];
    }

    private static IReadOnlyList<int> Counts(WindowActivity activity, int windows)
    {
        activity.Open(day: null);
        return [.. Enumerable.Range(0, windows).Select(window => activity.UsersOf(window))];
    }
}
