using Reporting.Domain.Network.Records;
using Reporting.Infrastructure.Persistence;

namespace Reporting.Infrastructure.Network.Records;

internal sealed class CommandListConfiguration : RecordConfiguration<CommandList>
{
    protected override IReadOnlyList<string> Key => [nameof(CommandList.Id)];
}
