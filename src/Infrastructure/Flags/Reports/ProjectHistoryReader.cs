using Microsoft.EntityFrameworkCore;
using Reporting.Domain.Flags.Records;
using Reporting.Domain.Flags.Reports;
using Reporting.Domain.Time;
using Reporting.Infrastructure.Flags.Tables;
using Reporting.Infrastructure.Persistence;

namespace Reporting.Infrastructure.Flags.Reports;

internal sealed class ProjectHistoryReader(ReportingDbContext context) : IProjectHistoryReader
{
    private const string Archived = "project-archived";
    private const string Revived = "project-revived";

    public async Task<IReadOnlyList<Project>> ReadProjectsAsync(int instanceId, CancellationToken cancellationToken)
        => await context.Set<Project>()
            .AsNoTracking()
            .Where(project => EF.Property<int>(project, RecordAnnotations.InstanceId) == instanceId)
            .ToListAsync(cancellationToken);

    public async Task<IReadOnlyList<ProjectChange>> ReadChangesAsync(int instanceId, CancellationToken cancellationToken)
        => await context.Set<FlagEvent>()
            .Where(each => EF.Property<int>(each, RecordAnnotations.InstanceId) == instanceId)
            .Where(each => (each.Type == Archived || each.Type == Revived) && each.Project != null)
            .OrderBy(each => each.CreatedAt)
            .ThenBy(each => each.Id)
            .Select(each => new ProjectChange(each.Project!, each.CreatedAt, each.Type == Archived))
            .ToListAsync(cancellationToken);

    public async Task<IReadOnlyList<ProjectDelta>> ReadDeltasAsync(int instanceId, IsoWeek first, IsoWeek last, CancellationToken cancellationToken)
        => await context.QueryAsync<ProjectDelta>("project_deltas.sql", instanceId, InstanceHistoryReader.Window(first.Monday, last.Next.Monday), cancellationToken);

    public async Task<IReadOnlyList<CreatedFlags>> ReadCreationsAsync(int instanceId, IsoWeek first, IsoWeek last, CancellationToken cancellationToken)
        => await context.Set<CreationWeek>()
            .Where(row => row.InstanceId == instanceId && row.Week >= first.Monday && row.Week <= last.Monday)
            .Select(row => new CreatedFlags(row.Week, row.Project, row.Type, row.Flags))
            .ToListAsync(cancellationToken);

    public async Task<IReadOnlyList<CapturedProject>> ReadCapturedAsync(int instanceId, IsoWeek first, IsoWeek last, CancellationToken cancellationToken)
        => await context.Set<ProjectFlagTrendRow>()
            .Where(row => row.InstanceId == instanceId && row.Week >= first.Monday && row.Week <= last.Monday)
            .Select(row => new CapturedProject(row.Week, row.Project, row.Flags, row.Stale, row.PotentiallyStale, row.Overdue, row.Users))
            .ToListAsync(cancellationToken);
}
