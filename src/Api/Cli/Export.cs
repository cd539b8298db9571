using System.CommandLine;
using System.Globalization;
using Reporting.Api.Answers;
using Reporting.Api.Native;
using Reporting.Application.Access;
using Reporting.Application.Ingestion;
using Reporting.Application.Ingestion.Wire;
using Reporting.Domain.Access;
using Reporting.Domain.Ingestion;

namespace Reporting.Api.Cli;

internal sealed class Export : Command
{
    private const string Records = "records/";

    private readonly Argument<string> report = new("REPORT") { Description = "The end of its address, such as daus or active-users, or records/COLLECTION; an unknown one is answered with those that there are." };
    private readonly Option<string> instance = new("--instance") { Description = "The instance that it is about.", Required = true, HelpName = "KEY" };
    private readonly Option<string[]> parameters = new("--parameter", "-p") { Description = "A parameter of the report, such as tz_offset=2; may be repeated.", HelpName = "NAME=VALUE" };
    private readonly Option<bool> csv = new("--csv") { Description = "Write its main table as CSV in place of JSON: --format csv." };
    private readonly Option<string?> since = new("--since") { Description = "Of records/COLLECTION only the days with a change since: a data version, exactly, or a time, such as 2026-03-18T00:00:00Z.", HelpName = "VERSION|TIME" };
    private readonly Option<string> format = new("--format") { Description = "json, csv, ndjson (a row a line) or parquet; the last two for reports/…", HelpName = "FORMAT", DefaultValueFactory = _ => "json" };

    public Export(Operation operation)
        : base("export", "Write a report to standard output, just as the service answers it, or records, as they are sent to the service.")
    {
        Add(report);
        Add(instance);
        Add(parameters);
        Add(csv);
        format.AcceptOnlyFromAmong([.. Types.Keys]);
        Add(format);
        Add(since);
        SetAction(operation.OnRecords(RunAsync));
    }

    private static readonly Dictionary<string, string> Types = new(StringComparer.Ordinal)
    {
        ["json"] = Representation.Json,
        ["csv"] = Representation.Csv,
        ["ndjson"] = Representation.JsonLines,
        ["parquet"] = Representation.Parquet,
    };

    private string TypeOf(ParseResult given) => given.GetValue(csv) ? Representation.Csv : Types[given.GetRequiredValue(format)];

    private async Task<int> RunAsync(ParseResult given, CliSession session, CancellationToken cancellationToken)
    {
        var key = given.GetRequiredValue(instance);
        if (await session.SendAsync(new GetInstanceQuery(key), cancellationToken) is not { Instance: var asked })
        {
            return session.Fail($"There is no instance {key}.");
        }

        var name = given.GetRequiredValue(report);
        if (name.StartsWith(Records, StringComparison.Ordinal))
        {
            return await WriteRecordsAsync(asked, name[Records.Length..], given.GetValue(since), session, cancellationToken);
        }

        if (given.GetValue(since) is not null)
        {
            return Refuse(session, $"--since goes with {Records}COLLECTION.");
        }

        var pipeline = new InProcessPipeline(session);
        var addresses = ReportAddresses.Of(session.Services, asked.Kind);
        return addresses.Find(name) is { } path
            ? await pipeline.WriteAsync(new ReportRequest(path, given.GetValue(parameters) ?? [], asked, TypeOf(given)), cancellationToken)
            : session.Fail($"There is no report {name} of {asked.Kind.ToString().ToLowerInvariant()}. There are: {string.Join(", ", addresses.Names)}.");
    }

    private static async Task<int> WriteRecordsAsync(Instance instance, string collection, string? since, CliSession session, CancellationToken cancellationToken)
    {
        var from = default(ChangedSince);
        if (since is not null && !TryParse(since, out from))
        {
            return Refuse(session, "--since must be a data version, or a time such as 2026-03-18T00:00:00Z.");
        }

        var export = new RecordExport(session.Streams.Output, session.Services.GetRequiredService<NativeDialect>(), instance, collection, from);
        var outcome = await session.SendAsync(new ExportRecordsCommand(instance, collection, from, export), cancellationToken);
        await export.FlushAsync();
        return outcome switch
        {
            ExportRecordsOutcome.UnknownCollection unknown => session.Fail($"An instance of kind {unknown.Kind.ToString().ToLowerInvariant()} has no collection {collection}. There are: {string.Join(", ", unknown.Known)}."),
            ExportRecordsOutcome.NotYet behind => session.Fail($"The instance {instance.Key} is at data version {behind.Version}, before {since}: export the whole collection."),
            _ => ExitCode.Done,
        };
    }

    private static int Refuse(CliSession session, string line)
    {
        session.Fail(line);
        return ExitCode.Usage;
    }

    private static bool TryParse(string text, out ChangedSince? since)
    {
        since = long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var version) ? new ChangedSince(version, At: null)
            : Rfc3339.TryParse(text, out var time) ? new ChangedSince(Version: null, time)
            : null;
        return since is not null;
    }
}
