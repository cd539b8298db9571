using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Reporting.Domain.Flags.Records;
using Reporting.Infrastructure.Persistence;

namespace Reporting.Infrastructure.Flags.Records;

internal sealed class FlagEnvironmentConfiguration : RecordConfiguration<FlagEnvironment>
{
    protected override IReadOnlyList<string> Key => [nameof(FlagEnvironment.Name)];

    protected override void ConfigureRecord(EntityTypeBuilder<FlagEnvironment> builder)
    {
        builder.MarksDirtyBy("mark_dirty_environments.sql");
    }
}
