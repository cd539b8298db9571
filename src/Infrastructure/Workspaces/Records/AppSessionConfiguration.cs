using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Reporting.Domain.Workspaces.Records;
using Reporting.Infrastructure.Persistence;

namespace Reporting.Infrastructure.Workspaces.Records;

internal sealed class AppSessionConfiguration : RecordConfiguration<AppSession>
{
    protected override IReadOnlyList<string> Key => [nameof(AppSession.UserId), nameof(AppSession.AgentId), nameof(AppSession.SessionId)];

    protected override void ConfigureRecord(EntityTypeBuilder<AppSession> builder)
    {
        builder.Property(session => session.SessionEndedAt).HasOnlyGrown();
        builder.Property(session => session.Requests).HasOnlyGrown();
        builder.IsPartitionedBy(session => session.SessionStartedAt);
        builder.MarksDirtyBy("mark_dirty_app_sessions.sql");
    }
}
