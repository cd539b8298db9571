using System.CommandLine;
using Reporting.Api.Native;
using Reporting.Application.Access;

namespace Reporting.Api.Cli;

internal sealed class TokenList : Command
{
    public TokenList(Operation operation)
        : base("list", "Print every token that is not revoked, one a line, without their texts.")
        => SetAction(operation.OnRecords(RunAsync));

    private static async Task<int> RunAsync(ParseResult given, CliSession session, CancellationToken cancellationToken)
    {
        foreach (var token in await session.SendAsync(new ListTokensQuery(ConfinedTo: null), cancellationToken))
        {
            session.Print(TokenContract.Of(token));
        }

        return ExitCode.Done;
    }
}
