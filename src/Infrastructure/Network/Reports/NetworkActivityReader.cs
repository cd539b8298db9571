using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Reporting.Domain.Network.Records;
using Reporting.Domain.Network.Reports;
using Reporting.Infrastructure.Persistence;

namespace Reporting.Infrastructure.Network.Reports;

internal sealed class NetworkActivityReader(ReportingDbContext context) : INetworkActivityReader
{
    public async Task<IReadOnlyList<NetworkActivity>> ReadAsync(int instanceId, IReadOnlyList<ActivityWindow> windows, CancellationToken cancellationToken)
    {
        var rows = await context.QueryAsync<NetworkActivityRow>("network_activity.sql", instanceId, new LogSegments(windows).ToParameters(), cancellationToken);
        var happened = new NetworkActivity[windows.Count];
        Array.Fill(happened, NetworkActivity.None);
        foreach (var row in rows)
        {
            happened[row.WindowIndex] = new NetworkActivity(row.Devices, row.Changes, row.Users, row.ApiCalls, row.Commands);
        }

        return happened;
    }

    public Task<DateTimeOffset?> FindFirstEntryAsync(int instanceId, DateTimeOffset start, CancellationToken cancellationToken)
        => context.Set<LogEntry>()
            .Where(entry => EF.Property<int>(entry, RecordAnnotations.InstanceId) == instanceId)
            .Where(entry => entry.Timestamp >= start.ToUniversalTime())
            .MinAsync(entry => (DateTimeOffset?)entry.Timestamp, cancellationToken);
}

internal sealed record NetworkActivityRow(int WindowIndex, long Devices, long Changes, long Users, long ApiCalls, long Commands);

internal sealed class NetworkActivityRowConfiguration : IEntityTypeConfiguration<NetworkActivityRow>
{
    public void Configure(EntityTypeBuilder<NetworkActivityRow> builder) => builder.HasNoKey().ToView(null);
}
