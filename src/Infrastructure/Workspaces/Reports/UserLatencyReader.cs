using Reporting.Domain.Time;
using Reporting.Domain.Workspaces;
using Reporting.Domain.Workspaces.Reports;
using Reporting.Infrastructure.Persistence;
using Reporting.Infrastructure.Workspaces.Derived;

namespace Reporting.Infrastructure.Workspaces.Reports;

internal sealed class UserLatencyReader(ReportingDbContext context) : IUserLatencyReader
{
    public async Task<IReadOnlyList<UserLatency>> ReadAsync(int instanceId, TimeWindow window, TemplateFilter templates, CancellationToken cancellationToken)
    {
        var (rows, halfHours, latencies) = (new DayRows(context, instanceId, templates), new WindowHalfHours(window), new UserLatencies());
        List<DayRange> byTemplate = [.. templates.IsDeployment ? halfHours.CutDays : [halfHours.Days]];
        if (templates.IsDeployment)
        {
            await foreach (var day in rows.ReadDeploymentLatenciesAsync(halfHours.Days).WithCancellation(cancellationToken))
            {
                if (halfHours.Of(day.Day) == PackedDay.AllHalfHours && !latencies.TryAddWholeDay(day))
                {
                    byTemplate.Add(new DayRange(day.Day, day.Day.AddDays(1)));
                }
            }
        }

        foreach (var range in byTemplate)
        {
            await foreach (var day in rows.ReadLatenciesAsync(range).WithCancellation(cancellationToken))
            {
                foreach (var row in day)
                {
                    latencies.AddHalfHours(row, halfHours.Of(row.Day));
                }
            }
        }

        return latencies.Of(await context.ReadUsersAsync(instanceId, latencies.UserIds, cancellationToken));
    }
}
