using Reporting.Domain.Flags.Records;
using Reporting.Infrastructure.Persistence;

namespace Reporting.Infrastructure.Flags.Records;

internal sealed class ProjectConfiguration : RecordConfiguration<Project>
{
    protected override IReadOnlyList<string> Key => [nameof(Project.Id)];
}
