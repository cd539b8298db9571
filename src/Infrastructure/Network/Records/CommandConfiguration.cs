using Reporting.Domain.Network.Records;
using Reporting.Infrastructure.Persistence;

namespace Reporting.Infrastructure.Network.Records;

internal sealed class CommandConfiguration : RecordConfiguration<Command>
{
    protected override IReadOnlyList<string> Key => [nameof(Command.Id)];
}
