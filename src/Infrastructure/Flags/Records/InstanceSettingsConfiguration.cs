using Reporting.Domain.Flags.Records;
using Reporting.Infrastructure.Persistence;

namespace Reporting.Infrastructure.Flags.Records;

internal sealed class InstanceSettingsConfiguration : RecordConfiguration<InstanceSettings>
{
    protected override IReadOnlyList<string> Key => [nameof(InstanceSettings.SourceInstanceId)];
}
