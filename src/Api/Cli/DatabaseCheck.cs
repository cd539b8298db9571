using System.CommandLine;
using Reporting.Application.Health;

namespace Reporting.Api.Cli;

internal sealed class DatabaseCheck : Command
{
    public DatabaseCheck(Operation operation)
        : base("check", "Tell whether the database can be reached and has this version's schema; changes nothing.")
        => SetAction(operation.OnAnySchema(RunAsync));

    private static async Task<int> RunAsync(ParseResult given, CliSession session, CancellationToken cancellationToken)
    {
        var schema = await session.SendAsync(new CheckDatabaseQuery(), cancellationToken);
        if (!schema.IsCurrent)
        {
            return session.Fail($"The database lacks {string.Join(", ", schema.Missing)}: start the service once, or run: db migrate");
        }

        return session.Say(schema.Unknown.Count == 0
            ? $"The schema is up to date ({schema.Applied[^1]})."
            : $"The schema has all that this version needs; a newer one added {string.Join(", ", schema.Unknown)}.");
    }
}
