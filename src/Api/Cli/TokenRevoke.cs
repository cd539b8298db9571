using System.CommandLine;
using Reporting.Application.Access;

namespace Reporting.Api.Cli;

internal sealed class TokenRevoke : Command
{
    private readonly Argument<long> id = new("ID") { Description = "The number that list shows." };

    public TokenRevoke(Operation operation)
        : base("revoke", "End a token; every server refuses it within a second.")
    {
        Add(id);
        SetAction(operation.OnRecords(RunAsync));
    }

    private async Task<int> RunAsync(ParseResult given, CliSession session, CancellationToken cancellationToken)
        => await session.SendAsync(new RevokeTokenCommand(given.GetValue(id), ConfinedTo: null), cancellationToken)
            ? ExitCode.Done
            : session.Fail($"There is no token {given.GetValue(id)}.");
}
