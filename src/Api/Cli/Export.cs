using System.CommandLine;
using Reporting.Application.Access;

namespace Reporting.Api.Cli;

internal sealed class Export : Command
{
    private readonly Argument<string> report = new("REPORT") { Description = "The end of its address, such as daus or active-users; an unknown one is answered with those that there are." };
    private readonly Option<string> instance = new("--instance") { Description = "The instance that it is about.", Required = true, HelpName = "KEY" };
    private readonly Option<string[]> parameters = new("--parameter", "-p") { Description = "A parameter of the report, such as tz_offset=2; may be repeated.", HelpName = "NAME=VALUE" };
    private readonly Option<bool> csv = new("--csv") { Description = "Write its main table as CSV in place of JSON." };

    public Export(Operation operation)
        : base("export", "Write a report to standard output, just as the service answers it.")
    {
        Add(report);
        Add(instance);
        Add(parameters);
        Add(csv);
        SetAction(operation.OnRecords(RunAsync));
    }

    private async Task<int> RunAsync(ParseResult given, CliSession session, CancellationToken cancellationToken)
    {
        var key = given.GetRequiredValue(instance);
        if (await session.SendAsync(new GetInstanceQuery(key), cancellationToken) is not { Instance: var asked })
        {
            return session.Fail($"There is no instance {key}.");
        }

        var pipeline = new InProcessPipeline(session);
        var addresses = ReportAddresses.Of(session.Services, asked.Kind);
        var name = given.GetRequiredValue(report);
        return addresses.Find(name) is { } path
            ? await pipeline.WriteAsync(new ReportRequest(path, given.GetValue(parameters) ?? [], asked, given.GetValue(csv)), cancellationToken)
            : session.Fail($"There is no report {name} of {asked.Kind.ToString().ToLowerInvariant()}. There are: {string.Join(", ", addresses.Names)}.");
    }
}
