using Reporting.Domain.Flags.Records;
using Reporting.Infrastructure.Persistence;

namespace Reporting.Infrastructure.Flags.Records;

internal sealed class SegmentConfiguration : RecordConfiguration<Segment>
{
    protected override IReadOnlyList<string> Key => [nameof(Segment.Id)];
}
