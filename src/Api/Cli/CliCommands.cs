using System.CommandLine;
using System.Data.Common;
using FluentValidation;
using Reporting.Api.Native;

namespace Reporting.Api.Cli;

/// <summary>The commands of the executable; every one of them is a use case that the HTTP API has too.</summary>
internal static class CliCommands
{
    private const string About = """
        Reporting: usage reports of feature flags, workspaces and networks.

        Without a command it serves. Settings are given as to the service, for example --Reporting:DataDirectory=/srv/reporting,
        --ConnectionStrings:Reporting=... or in the environment; the commands work beside a running service.
        """;

    /// <param name="compose">Composes the service and nothing more.</param>
    /// <param name="open">Composes the service and connects it to its database; it does not listen.</param>
    /// <returns>The exit code.</returns>
    public static async Task<int> RunAsync(Invocation invocation, CliStreams streams, Func<WebApplication> compose, Func<CancellationToken, Task<WebApplication>> open)
    {
        var given = Make(new Operation(streams, compose, open)).Parse(invocation.Words);
        if (given.Errors.Count > 0)
        {
            return await ComplainAsync(streams, [.. given.Errors.Select(fault => fault.Message), "Add --help to see what is understood."], ExitCode.Usage);
        }

        try
        {
            return await given.InvokeAsync(new InvocationConfiguration { EnableDefaultExceptionHandler = false, Output = streams.OutputText, Error = streams.ErrorText });
        }
        catch (ValidationException exception)
        {
            return await ComplainAsync(streams, [.. FieldProblem.Of([.. exception.Errors]).Select(problem => $"{problem.Field} {problem.Message}")], ExitCode.Usage);
        }
        catch (Exception exception) when (exception is DbException or IOException or UnauthorizedAccessException or TimeoutException)
        {
            return await ComplainAsync(streams, [exception.Message], ExitCode.Failed);
        }
        catch (OperationCanceledException)
        {
            return ExitCode.Interrupted;
        }
    }

    private static RootCommand Make(Operation operation) => new(About)
    {
        new Command("token", "Who may call.") { new TokenCreate(operation), new TokenList(operation), new TokenRevoke(operation) },
        new Command("instance", "The deployments whose usage is reported.") { new InstanceCreate(operation), new InstanceList(operation) },
        new Command("source", "The products' databases that records are read from.")
        {
            new SourceGrants(operation), new SourceCheckCommand(operation), new SourceSync(operation), new SourceList(operation),
        },
        new Ingest(operation),
        new Export(operation),
        new Health(),
        new Command("db", "The database.") { new DatabaseMigrate(operation), new DatabaseCheck(operation), new DatabaseGrants(operation) },
    };

    private static async Task<int> ComplainAsync(CliStreams streams, IEnumerable<string> lines, int exitCode)
    {
        foreach (var line in lines)
        {
            await streams.ErrorText.WriteLineAsync(line);
        }

        return exitCode;
    }
}
