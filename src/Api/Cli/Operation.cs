using System.CommandLine;
using Reporting.Application.Health;
using Reporting.Domain.Access;

namespace Reporting.Api.Cli;

/// <summary>Runs one command against the composed service, which is opened for it and closed after it.</summary>
/// <param name="compose">Composes the service and nothing more.</param>
/// <param name="open">Composes the service and connects it to its database; it does not listen.</param>
internal sealed class Operation(CliStreams streams, Func<WebApplication> compose, Func<CancellationToken, Task<WebApplication>> open)
{
    /// <summary>For commands that need no database.</summary>
    public Func<ParseResult, CancellationToken, Task<int>> WithoutDatabase(Func<ParseResult, CliSession, CancellationToken, Task<int>> act)
        => async (given, cancellationToken) =>
        {
            await using var app = compose();
            return await act(given, new CliSession(app, streams), cancellationToken);
        };

    /// <summary>For commands on the database itself, whatever its schema.</summary>
    public Func<ParseResult, CancellationToken, Task<int>> OnAnySchema(Func<ParseResult, CliSession, CancellationToken, Task<int>> act)
        => async (given, cancellationToken) =>
        {
            await using var app = await open(cancellationToken);
            return await act(given, new CliSession(app, streams), cancellationToken);
        };

    /// <summary>For commands on what the database holds: it has to be of this version.</summary>
    public Func<ParseResult, CancellationToken, Task<int>> OnRecords(Func<ParseResult, CliSession, CancellationToken, Task<int>> act)
        => OnAnySchema(async (given, session, cancellationToken) =>
        {
            var schema = await session.SendAsync(new CheckDatabaseQuery(), cancellationToken);
            if (!schema.IsCurrent)
            {
                var lack = schema.Applied.Count == 0 ? "is empty" : $"lacks {string.Join(", ", schema.Missing)}";
                return session.Fail($"The database {lack}: start the service once, or run: db migrate");
            }

            await session.Services.GetRequiredService<IAccessDirectory>().RefreshAsync(cancellationToken);
            return await act(given, session, cancellationToken);
        });
}
