using System.CommandLine;
using Reporting.Api.Native;
using Reporting.Application.Ingestion;
using Reporting.Application.Ingestion.Bodies;
using Reporting.Domain.Ingestion;

namespace Reporting.Api.Cli;

internal sealed class Ingest : Command
{
    private const string StandardInput = "-";

    private readonly Argument<string> file = new("FILE") { Description = "Lines of JSON, or JSON where the name ends in .json; either may be compressed (.gz, .br). - is standard input." };
    private readonly Option<string> instance = new("--instance") { Description = "The instance that the records are of.", Required = true, HelpName = "KEY" };
    private readonly Option<string> collection = new("--collection") { Description = "The collection that they go to, such as users.", Required = true, HelpName = "NAME" };
    private readonly Option<bool> json = new("--json") { Description = "The records are JSON, an array or one object, whatever the name." };
    private readonly Option<bool> replace = new("--replace") { Description = "The records are the whole collection: others are removed." };

    public Ingest(Operation operation)
        : base("ingest", "Take records into a collection, all or none; they are read as they come, however many.")
    {
        Add(file);
        Add(instance);
        Add(collection);
        Add(json);
        Add(replace);
        SetAction(operation.OnRecords(RunAsync));
    }

    private async Task<int> RunAsync(ParseResult given, CliSession session, CancellationToken cancellationToken)
    {
        await using var content = Open(given.GetRequiredValue(file), session);
        var command = new IngestRecordsCommand(
            given.GetRequiredValue(instance),
            given.GetRequiredValue(collection),
            given.GetValue(replace) ? MergeMode.Replace : MergeMode.Update,
            BodyOf(content, given.GetRequiredValue(file), given.GetValue(json)));
        return await session.SendAsync(command, cancellationToken) switch
        {
            IngestOutcome.Merged merged => session.Print(IngestContract.Of(merged.Counts)),
            IngestOutcome.NotASnapshot => session.Fail($"{command.Collection} is not a snapshot collection: leave out --replace."),
            var outcome => session.Fail(IngestFailures.Of(outcome, command.Instance, command.Collection)),
        };
    }

    private static Stream Open(string name, CliSession session)
        => string.Equals(name, StandardInput, StringComparison.Ordinal) ? session.Streams.Input : File.OpenRead(name);

    private static RecordBody BodyOf(Stream content, string name, bool isJson)
    {
        var compression = Path.GetExtension(name) switch
        {
            ".gz" => BodyCompression.Gzip,
            ".br" => BodyCompression.Brotli,
            _ => BodyCompression.None,
        };
        var inner = compression == BodyCompression.None ? name : Path.GetFileNameWithoutExtension(name);
        var format = isJson || inner.EndsWith(".json", StringComparison.Ordinal) ? BodyFormat.Json : BodyFormat.Lines;
        return new RecordBody(content, format, compression);
    }
}
