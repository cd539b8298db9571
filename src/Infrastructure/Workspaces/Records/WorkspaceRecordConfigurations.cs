using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Reporting.Domain.Workspaces.Records;
using Reporting.Infrastructure.Persistence;

namespace Reporting.Infrastructure.Workspaces.Records;

internal sealed class AgentStatConfiguration : RecordConfiguration<AgentStat>
{
    protected override void ConfigureRecord(EntityTypeBuilder<AgentStat> builder)
    {
        builder.IsPartitionedBy(stat => stat.CreatedAt);
        builder.MarksDirtyBy("mark_dirty_agent_stats.sql");
    }
}

internal sealed class AppSessionConfiguration : RecordConfiguration<AppSession>
{
    protected override void ConfigureRecord(EntityTypeBuilder<AppSession> builder)
    {
        builder.IsPartitionedBy(session => session.SessionStartedAt);
        builder.MarksDirtyBy("mark_dirty_app_sessions.sql");
    }
}

internal sealed class UsageConfiguration : RecordConfiguration<Usage>
{
    protected override void ConfigureRecord(EntityTypeBuilder<Usage> builder)
    {
        builder.IsPartitionedBy(usage => usage.StartTime);
        builder.MarksDirtyBy("mark_dirty_usage.sql");
    }
}

internal sealed class WorkspaceConfiguration : RecordConfiguration<Workspace>
{
    protected override void ConfigureRecord(EntityTypeBuilder<Workspace> builder) => builder.MarksDirtyBy("mark_dirty_workspaces.sql");
}
