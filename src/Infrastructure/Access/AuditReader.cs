using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Reporting.Domain.Access;
using Reporting.Infrastructure.Persistence;

namespace Reporting.Infrastructure.Access;

internal sealed class AuditReader(ReportingDbContext context) : IAuditReader
{
    /// <summary>No statement lasts as long as its slowest reader.</summary>
    private const int BatchSize = 1_000;

    public async Task<IReadOnlyList<AuditEntry>> ReadBatchAsync(AuditFilter filter, long? before, CancellationToken cancellationToken)
    {
        var tokenId = long.TryParse(filter.Actor, NumberStyles.None, CultureInfo.InvariantCulture, out var id) ? id : (long?)null;
        var start = filter.Start?.ToUniversalTime();
        var end = filter.End?.ToUniversalTime();
        var rows = await context.Set<AuditEntity>()
            .AsNoTracking()
            .Where(entry => before == null || entry.Id < before)
            .Where(entry => start == null || entry.At >= start)
            .Where(entry => end == null || entry.At < end)
            .Where(entry => filter.Actor == null || entry.Actor == filter.Actor || (tokenId != null && entry.ActorTokenId == tokenId))
            .Where(entry => filter.InstanceId == null || entry.InstanceId == filter.InstanceId)
            .OrderByDescending(entry => entry.Id)
            .Take(BatchSize)
            .ToListAsync(cancellationToken);
        return [.. rows.Select(row => row.ToEntry())];
    }
}
