using Reporting.Domain.Flags.Records;
using Reporting.Infrastructure.Persistence;

namespace Reporting.Infrastructure.Flags.Records;

internal sealed class ContextFieldConfiguration : RecordConfiguration<ContextField>
{
    protected override IReadOnlyList<string> Key => [nameof(ContextField.Id)];
}
