using Microsoft.EntityFrameworkCore;
using Reporting.Domain.Flags.Records;
using Reporting.Domain.Flags.Reports;
using Reporting.Domain.Time;
using Reporting.Infrastructure.Flags.Tables;
using Reporting.Infrastructure.Persistence;

namespace Reporting.Infrastructure.Flags.Reports;

internal sealed class UsageHistoryReader(ReportingDbContext context) : IUsageHistoryReader
{
    public async Task<IReadOnlyList<MetricsOfProject>> ReadMetricsAsync(int instanceId, IsoWeek first, IsoWeek last, CancellationToken cancellationToken)
        => await context.Set<MetricWeek>()
            .Where(row => row.InstanceId == instanceId && row.Week >= first.Monday && row.Week <= last.Monday)
            .Select(row => new MetricsOfProject(row.Week, row.Project, row.Yes, row.No, row.Apps, row.Flags, row.Environments))
            .ToListAsync(cancellationToken);

    public async Task<IReadOnlyList<UpdatesOfType>> ReadUpdatesAsync(int instanceId, IsoWeek first, IsoWeek last, CancellationToken cancellationToken)
        => await context.QueryAsync<UpdatesOfType>("environment_type_weeks.sql", instanceId, InstanceHistoryReader.Window(first.Monday, last.Next.Monday), cancellationToken);

    public async Task<IReadOnlyList<string>> ReadEnvironmentTypesAsync(int instanceId, CancellationToken cancellationToken)
        => await context.Set<FlagEnvironment>()
            .Where(environment => EF.Property<int>(environment, RecordAnnotations.InstanceId) == instanceId)
            .Select(environment => environment.Type)
            .Distinct()
            .ToListAsync(cancellationToken);
}
