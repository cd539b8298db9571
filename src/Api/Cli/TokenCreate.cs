using System.CommandLine;
using Reporting.Api.Native;
using Reporting.Application.Access;

namespace Reporting.Api.Cli;

internal sealed class TokenCreate : Command
{
    private readonly Argument<string> name = new("NAME") { Description = "What it is called, for people." };
    private readonly Option<string> role = new("--role") { Description = "admin, auditor, member or ingest.", Required = true, HelpName = "ROLE" };
    private readonly Option<string?> instance = new("--instance") { Description = "The one instance that it acts on; all when absent.", HelpName = "KEY" };
    private readonly Option<string?> expires = new("--expires") { Description = "When it ends, such as 2030-01-01T00:00:00Z; never when absent.", HelpName = "TIME" };
    private readonly Option<string[]> networks = new("--network") { Description = "A network that it may be used from, such as 10.1.0.0/16; may be repeated.", HelpName = "CIDR" };

    public TokenCreate(Operation operation)
        : base("create", "Make a token and print it; its text is shown this once.")
    {
        Add(name);
        Add(role);
        Add(instance);
        Add(expires);
        Add(networks);
        SetAction(operation.OnRecords(RunAsync));
    }

    private async Task<int> RunAsync(ParseResult given, CliSession session, CancellationToken cancellationToken)
    {
        var allowed = given.GetValue(networks) is { Length: > 0 } some ? some : null;
        var command = new CreateTokenCommand(
            given.GetValue(name), given.GetValue(role), given.GetValue(instance), given.GetValue(expires), allowed, ConfinedTo: null);
        return await session.SendAsync(command, cancellationToken) switch
        {
            CreateTokenOutcome.Created created => session.Print(NewTokenContract.Of(created)),
            CreateTokenOutcome.UnknownInstance unknown => session.Fail(InstanceFailures.Unknown(command.Instance!, unknown.Known)),
            var outcome => throw new InvalidOperationException($"{outcome} is for callers with a token."),
        };
    }
}
