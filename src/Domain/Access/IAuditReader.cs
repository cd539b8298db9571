namespace Reporting.Domain.Access;

/// <summary>Who created, changed or removed instances, tokens, alert rules, receivers and schedules, who signed in and out, and who was erased.</summary>
public interface IAuditReader
{
    /// <summary>The newest entries that the filter lets through, newest first.</summary>
    /// <param name="before">Only entries older than this one, to go on from it.</param>
    /// <returns>As many as are read at a time; none when there are no more.</returns>
    Task<IReadOnlyList<AuditEntry>> ReadBatchAsync(AuditFilter filter, long? before, CancellationToken cancellationToken);
}

/// <param name="Start">The earliest time, inclusive; null for no bound.</param>
/// <param name="End">The latest time, exclusive; null for no bound.</param>
/// <param name="Actor">The name or the id of the actor's token.</param>
/// <param name="InstanceId">Only acts about this instance.</param>
public sealed record AuditFilter(DateTimeOffset? Start, DateTimeOffset? End, string? Actor, int? InstanceId);
