using Microsoft.EntityFrameworkCore;
using Reporting.Domain.Flags.Records;
using Reporting.Domain.Flags.Reports;
using Reporting.Domain.Time;
using Reporting.Infrastructure.Flags.Tables;
using Reporting.Infrastructure.Persistence;

namespace Reporting.Infrastructure.Flags.History;

/// <summary>Captures what records say of an instance at the end of a day, unless that day was captured already.</summary>
internal sealed class DaySnapshot(ReportingDbContext context, IInstanceHistoryReader history, int instanceId, DateOnly day)
{
    private readonly DateTimeOffset end = DayCapture.StartOf(day.AddDays(1));

    public async Task AddUsersAsync(CancellationToken cancellationToken)
    {
        if (!await context.Set<UserTrendRow>().AnyAsync(row => row.InstanceId == instanceId && row.Day == day, cancellationToken))
        {
            var users = (await history.ReadUsersAsync(instanceId, day, day, cancellationToken)).Single();
            context.Add(new UserTrendRow { InstanceId = instanceId, Day = day, Total = users.Total, Active = users.Active });
        }
    }

    /// <param name="withMembers">Whether the numbers of members are of the day.</param>
    public async Task AddFlagsAsync(bool withMembers, CancellationToken cancellationToken)
    {
        if (await context.Set<FlagTrendRow>().AnyAsync(row => row.InstanceId == instanceId && row.Day == day, cancellationToken))
        {
            return;
        }

        var flags = await history.CountFlagsAsync(instanceId, end, cancellationToken);
        context.Add(new FlagTrendRow
        {
            InstanceId = instanceId,
            Day = day,
            Total = flags.Sum(type => type.Total),
            Stale = flags.Sum(type => type.Stale),
            PotentiallyStale = flags.Sum(type => type.PotentiallyStale),
        });
        var week = IsoWeek.Of(day);
        if (week.Sunday == day)
        {
            context.AddRange((await ReadProjectsAsync(cancellationToken)).Select(project => Row(week, project, flags, withMembers)));
        }
    }

    private Task<List<Project>> ReadProjectsAsync(CancellationToken cancellationToken)
        => context.Set<Project>()
            .AsNoTracking()
            .Where(project => EF.Property<int>(project, RecordAnnotations.InstanceId) == instanceId)
            .Where(project => project.CreatedAt < end && (project.ArchivedAt == null || project.ArchivedAt >= end))
            .ToListAsync(cancellationToken);

    private ProjectFlagTrendRow Row(IsoWeek week, Project project, IReadOnlyList<FlagsOfType> flags, bool withMembers)
    {
        var own = flags.Where(type => string.Equals(type.Project, project.Id, StringComparison.Ordinal)).ToList();
        return new ProjectFlagTrendRow
        {
            InstanceId = instanceId,
            Week = week.Monday,
            Project = project.Id,
            Flags = own.Sum(type => type.Total),
            Stale = own.Sum(type => type.Stale),
            PotentiallyStale = own.Sum(type => type.PotentiallyStale),
            Overdue = own.Sum(type => type.Overdue),
            Users = withMembers ? project.Members : null,
        };
    }
}
