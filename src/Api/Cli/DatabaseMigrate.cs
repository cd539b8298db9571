using System.CommandLine;
using Reporting.Application.Health;

namespace Reporting.Api.Cli;

internal sealed class DatabaseMigrate : Command
{
    public DatabaseMigrate(Operation operation)
        : base("migrate", "Bring the database to this version's schema, as every start of the service does.")
        => SetAction(operation.OnAnySchema(RunAsync));

    private static async Task<int> RunAsync(ParseResult given, CliSession session, CancellationToken cancellationToken)
    {
        var missing = await session.SendAsync(new MigrateDatabaseCommand(), cancellationToken);
        return session.Say(missing.Count == 0 ? "The schema was up to date." : $"Applied {string.Join(", ", missing)}.");
    }
}
