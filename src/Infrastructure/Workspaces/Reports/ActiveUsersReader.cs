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

        activity.Open(day: null);
        return [.. Enumerable.Range(0, windows.Count).Select(window => activity.UsersOf(window))];
    }
}
