using System.CommandLine;
using Reporting.Api.Native;
using Reporting.Application.Access;

namespace Reporting.Api.Cli;

internal sealed class InstanceList : Command
{
    public InstanceList(Operation operation)
        : base("list", "Print every instance, one a line, with how many records its collections keep.")
        => SetAction(operation.OnRecords(RunAsync));

    private static async Task<int> RunAsync(ParseResult given, CliSession session, CancellationToken cancellationToken)
    {
        foreach (var instance in await session.SendAsync(new ListInstancesQuery(ConfinedTo: null), cancellationToken))
        {
            session.Print(InstanceContract.Of(instance));
        }

        return ExitCode.Done;
    }
}
