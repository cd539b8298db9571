using System.Numerics;
using Reporting.Domain.Time;
using Reporting.Domain.Workspaces;
using Reporting.Domain.Workspaces.Reports;
using Reporting.Infrastructure.Persistence;

namespace Reporting.Infrastructure.Workspaces.Reports;

internal sealed class PresenceReader(ReportingDbContext context) : IPresenceReader
{
    public async Task<IReadOnlyList<int>> CountHalfHoursAsync(int instanceId, IReadOnlyList<TimeWindow> windows, Guid userId, CancellationToken cancellationToken)
    {
        var halfHours = new WindowHalfHours(windows);
        var counts = new int[windows.Count];
        await Rows(instanceId).ReadDeploymentAsync(halfHours.Days, Add, cancellationToken);
        return counts;

        void Add(UsedDayRow day)
        {
            var used = 0UL;
            UsedDay.EachUser(day, (id, bits) => used |= id == userId ? bits : 0);
            foreach (var (window, wanted) in halfHours.On(day.Day))
            {
                counts[window] += BitOperations.PopCount(used & wanted);
            }
        }
    }

    public async Task<IReadOnlyDictionary<Guid, DateTimeOffset>> ReadLastUseAsync(int instanceId, TimeWindow window, CancellationToken cancellationToken)
    {
        var halfHours = new WindowHalfHours(window);
        var last = new Dictionary<Guid, DateTimeOffset>();
        await Rows(instanceId).ReadDeploymentAsync(halfHours.Days, Add, cancellationToken);
        return last;

        void Add(UsedDayRow day)
        {
            var (wanted, midnight) = (halfHours.Of(day.Day), new DateTimeOffset(day.Day.ToDateTime(TimeOnly.MinValue), TimeSpan.Zero));
            UsedDay.EachUser(day, (id, bits) =>
            {
                if ((bits & wanted) is not 0 and var used)
                {
                    last[id] = midnight + ((BitOperations.Log2(used) + 1) * HalfHours.Length);
                }
            });
        }
    }

    private DayRows Rows(int instanceId) => new(context, instanceId, TemplateFilter.Deployment);
}
