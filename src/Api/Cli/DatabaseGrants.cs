using System.CommandLine;
using Reporting.Application.Health;

namespace Reporting.Api.Cli;

/// <summary>Needs no database.</summary>
internal sealed class DatabaseGrants : Command
{
    private readonly Argument<string> purpose = new("PURPOSE") { Description = "What the role is for: bi, for tools of business intelligence." };
    private readonly Option<string> role = new("--role") { Description = "The role that the tool signs in as.", HelpName = "NAME", DefaultValueFactory = _ => "bi" };

    public DatabaseGrants(Operation operation)
        : base("grants", "Print SQL for the service's own database: a role that may read the views of a purpose, and nothing else.")
    {
        Add(purpose);
        Add(role);
        SetAction(operation.WithoutDatabase(RunAsync));
    }

    private async Task<int> RunAsync(ParseResult given, CliSession session, CancellationToken cancellationToken)
        => session.Say((await session.SendAsync(new GetDatabaseGrantsQuery(given.GetRequiredValue(purpose), given.GetRequiredValue(role)), cancellationToken)).TrimEnd());
}
