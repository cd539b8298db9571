using Microsoft.EntityFrameworkCore;
using Reporting.Domain.Workspaces.Records;
using Reporting.Domain.Workspaces.Reports;
using Reporting.Infrastructure.Persistence;

namespace Reporting.Infrastructure.Workspaces.Reports;

internal sealed class UserStatusReader(ReportingDbContext context) : IUserStatusReader
{
    public async Task<UserStatusReport> CountAsync(int instanceId, IReadOnlyList<DateTimeOffset> instants, DateTimeOffset end, CancellationToken cancellationToken)
    {
        var before = end.ToUniversalTime();
        var system = context.Set<User>()
            .Where(user => EF.Property<int>(user, RecordAnnotations.InstanceId) == instanceId && user.IsSystem)
            .Select(user => user.Id);
        var changes = await context.Set<UserStatusChange>()
            .Where(change => EF.Property<int>(change, RecordAnnotations.InstanceId) == instanceId && change.ChangedAt < before)
            .Where(change => !system.Contains(change.UserId))
            .OrderBy(change => change.UserId)
            .ThenBy(change => change.ChangedAt)
            .ThenBy(change => change.Id)
            .Select(change => new { change.UserId, change.NewStatus, change.ChangedAt })
            .ToListAsync(cancellationToken);
        var deletions = await context.Set<UserDeletion>()
            .Where(deletion => EF.Property<int>(deletion, RecordAnnotations.InstanceId) == instanceId)
            .GroupBy(deletion => deletion.UserId)
            .Select(user => new { UserId = user.Key, DeletedAt = user.Min(deletion => deletion.DeletedAt) })
            .ToDictionaryAsync(user => user.UserId, user => user.DeletedAt, cancellationToken);

        var timeline = new StatusTimeline(instants);
        foreach (var user in changes.GroupBy(change => change.UserId))
        {
            var until = deletions.TryGetValue(user.Key, out var deletedAt) ? deletedAt : DateTimeOffset.MaxValue;
            timeline.AddUser([.. user.Select(change => (change.NewStatus, change.ChangedAt))], until);
        }

        return timeline.ToReport();
    }
}
