using Microsoft.EntityFrameworkCore;
using Reporting.Domain.Flags.Records;
using Reporting.Domain.Flags.Reports;
using Reporting.Infrastructure.Flags.Tables;
using Reporting.Infrastructure.Persistence;

namespace Reporting.Infrastructure.Flags.Reports;

internal sealed class ProjectReader(ReportingDbContext context) : IProjectReader
{
    public async Task<IReadOnlyList<Project>> ReadAsync(int instanceId, CancellationToken cancellationToken)
    {
        var projects = await context.Set<Project>()
            .AsNoTracking()
            .Where(project => EF.Property<int>(project, RecordAnnotations.InstanceId) == instanceId)
            .ToListAsync(cancellationToken);
        return [.. projects.OrderBy(project => project.Id, StringComparer.Ordinal)];
    }

    public async Task<bool> HasHistoryAsync(int instanceId, string project, CancellationToken cancellationToken)
        => await context.Set<EventDay>().AnyAsync(day => day.InstanceId == instanceId && day.Project == project, cancellationToken)
            || await context.Set<Flag>().AnyAsync(flag => EF.Property<int>(flag, RecordAnnotations.InstanceId) == instanceId && flag.Project == project, cancellationToken);
}
