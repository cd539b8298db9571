using Microsoft.EntityFrameworkCore;
using Reporting.Application.Notifications;
using Reporting.Infrastructure.Persistence;

namespace Reporting.Infrastructure.Notifications;

internal sealed class ReceiverRepository(ReportingDbContext context) : IReceiverRepository
{
    public async Task<IReadOnlyList<string>> ReadNamesAsync(CancellationToken cancellationToken)
        => await context.Set<ReceiverEntity>()
            .OrderBy(receiver => receiver.Name)
            .Select(receiver => receiver.Name)
            .ToListAsync(cancellationToken);
}
