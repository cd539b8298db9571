using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Reporting.Domain.Workspaces.Records;
using Reporting.Infrastructure.Persistence;

namespace Reporting.Infrastructure.Workspaces.Records;

internal sealed class BuildConfiguration : RecordConfiguration<Build>
{
    protected override IReadOnlyList<string> Key => [nameof(Build.Id)];

    protected override void ConfigureRecord(EntityTypeBuilder<Build> builder)
    {
        builder.Property(build => build.Parameters).IsJson();
    }
}
