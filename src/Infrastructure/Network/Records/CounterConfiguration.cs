using Reporting.Domain.Network.Records;
using Reporting.Infrastructure.Persistence;

namespace Reporting.Infrastructure.Network.Records;

internal sealed class CounterConfiguration : RecordConfiguration<Counter>
{
    protected override IReadOnlyList<string> Key => [nameof(Counter.Name)];
}
