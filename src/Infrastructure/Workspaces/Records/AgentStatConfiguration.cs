using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Reporting.Domain.Workspaces.Records;
using Reporting.Infrastructure.Persistence;

namespace Reporting.Infrastructure.Workspaces.Records;

internal sealed class AgentStatConfiguration : RecordConfiguration<AgentStat>
{
    protected override IReadOnlyList<string> Key => [nameof(AgentStat.Id)];

    protected override void ConfigureRecord(EntityTypeBuilder<AgentStat> builder)
    {
        builder.IsPartitionedBy(stat => stat.CreatedAt);
        builder.MarksDirtyBy("mark_dirty_agent_stats.sql");
    }
}
