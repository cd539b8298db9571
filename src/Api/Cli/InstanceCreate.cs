using System.CommandLine;
using Reporting.Api.Native;
using Reporting.Application.Access;

namespace Reporting.Api.Cli;

internal sealed class InstanceCreate : Command
{
    private readonly Argument<string> key = new("KEY") { Description = "Its name in addresses: lower case letters, digits and hyphens." };
    private readonly Option<string> kind = new("--kind") { Description = "flags, workspaces or network; it can't change later.", Required = true, HelpName = "KIND" };
    private readonly Option<string?> name = new("--name") { Description = "Its name for people; the key when absent.", HelpName = "NAME" };
    private readonly Option<string?> timeZone = new("--time-zone") { Description = "The name of an IANA time zone; UTC when absent.", HelpName = "ZONE" };
    private readonly Option<string?> baseUrl = new("--base-url") { Description = "Where the deployment is.", HelpName = "URL" };

    public InstanceCreate(Operation operation)
        : base("create", "Create an instance, or change its name, time zone and address, and print it.")
    {
        Add(key);
        Add(kind);
        Add(name);
        Add(timeZone);
        Add(baseUrl);
        SetAction(operation.OnRecords(RunAsync));
    }

    private async Task<int> RunAsync(ParseResult given, CliSession session, CancellationToken cancellationToken)
    {
        var command = new SaveInstanceCommand(
            given.GetRequiredValue(key), given.GetValue(kind), given.GetValue(name) ?? given.GetValue(key), given.GetValue(timeZone), given.GetValue(baseUrl));
        return await session.SendAsync(command, cancellationToken) switch
        {
            SaveInstanceOutcome.Saved saved => session.Print(InstanceContract.Of(saved.Instance)),
            SaveInstanceOutcome.OfAnotherKind other => session.Fail(InstanceFailures.Of(other, command.Key)),
            var outcome => throw new InvalidOperationException($"{outcome} has no answer."),
        };
    }
}
