using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Reporting.Domain.Time;
using Reporting.Domain.Workspaces;
using Reporting.Domain.Workspaces.Reports;
using Reporting.Infrastructure.Persistence;

namespace Reporting.Infrastructure.Workspaces.Reports;

internal sealed class UserLatencyReader(ReportingDbContext context) : IUserLatencyReader
{
    public async Task<IReadOnlyList<UserLatency>> ReadAsync(int instanceId, TimeWindow window, TemplateFilter templates, CancellationToken cancellationToken)
    {
        var days = new WindowDays(window).ToParameters();
        var rows = templates.IsDeployment
            ? await context.AskAsync<UserLatencyRow>("user_latency.sql", instanceId, days, cancellationToken)
            : await context.AskAsync<UserLatencyRow>("user_latency_of_templates.sql", instanceId, [.. days, templates.ToParameter()], cancellationToken);
        var users = new List<UserLatency>();
        foreach (var row in rows)
        {
            var (p50, p95) = LatencySamples.Percentiles(LatencySamples.Unpack(row.Latencies));
            users.Add(new UserLatency(row.UserId, row.Username, row.AvatarUrl, row.TemplateIds, p50, p95));
        }

        return users;
    }
}

internal sealed record UserLatencyRow(Guid UserId, string Username, string AvatarUrl, Guid[] TemplateIds, byte[] Latencies);

internal sealed class UserLatencyRowConfiguration : IEntityTypeConfiguration<UserLatencyRow>
{
    public void Configure(EntityTypeBuilder<UserLatencyRow> builder) => builder.HasNoKey().ToView(null);
}
