using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Reporting.Domain.Workspaces.Records;
using Reporting.Infrastructure.Persistence;

namespace Reporting.Infrastructure.Workspaces.Records;

internal sealed class WorkspaceConfiguration : RecordConfiguration<Workspace>
{
    protected override IReadOnlyList<string> Key => [nameof(Workspace.Id)];

    protected override void ConfigureRecord(EntityTypeBuilder<Workspace> builder)
    {
        builder.MarksDirtyBy("mark_dirty_workspaces.sql");
    }
}
