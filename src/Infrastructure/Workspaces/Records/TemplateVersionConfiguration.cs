using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Reporting.Domain.Workspaces.Records;
using Reporting.Infrastructure.Persistence;

namespace Reporting.Infrastructure.Workspaces.Records;

internal sealed class TemplateVersionConfiguration : RecordConfiguration<TemplateVersion>
{
    protected override IReadOnlyList<string> Key => [nameof(TemplateVersion.Id)];

    protected override void ConfigureRecord(EntityTypeBuilder<TemplateVersion> builder)
    {
        builder.Property(version => version.Parameters).IsJson();
    }
}
