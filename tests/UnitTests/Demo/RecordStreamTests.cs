using NUnit.Framework;
using Reporting.Application.Flags.Records;
using Reporting.Application.Ingestion;
using Reporting.Application.Ingestion.Bodies;
using Reporting.Application.Workspaces.Records;
using Reporting.Demo;
using Reporting.Demo.Workspaces;
using Reporting.Domain.Flags.Records;
using Reporting.Domain.Ingestion;
using Reporting.Domain.Workspaces.Records;
using Reporting.UnitTests.Ingestion;

namespace Reporting.UnitTests.Demo;

internal sealed class RecordStreamTests
{
    [Test]
    public async Task Writes_what_the_ingest_routes_read()
    {
        var deployment = new Deployment(new DeploymentPlan
        {
            Users = 40,
            Templates = 3,
            Workspaces = 60,
            FirstDay = new DateOnly(2026, 3, 9),
            Days = 5,
            End = new DateTimeOffset(2026, 3, 14, 0, 0, 0, TimeSpan.Zero),
        });
        var usage = deployment.Stints(deployment.Plan.Window).Select(stint => stint.ToUsage()).ToList();

        await using var stream = new RecordStream<Usage>(usage);
        var body = new RecordBody(stream, BodyFormat.Lines, BodyCompression.None);
        var read = new List<Usage>();
        await foreach (var record in new RecordReader<Usage>(new RecordParser<Usage>(new UsageValidator()), body, Parsing.Limits, new IngestionOptions()).ReadAsync(CancellationToken.None))
        {
            read.Add(record.Value);
        }

        Assert.That(read.Select(Text), Is.EqualTo(usage.Select(Text)));
    }

    [Test]
    public async Task Writes_made_up_json_as_it_is()
    {
        var each = new FlagEvent
        {
            Id = 1,
            Type = "feature-created",
            CreatedAt = new DateTimeOffset(2026, 3, 14, 0, 0, 0, TimeSpan.Zero),
            CreatedBy = "ada",
            Data = new RawJson("""{"b":1,"a":[null,"é"]}"""),
        };

        await using var stream = new RecordStream<FlagEvent>([each]);
        var body = new RecordBody(stream, BodyFormat.Lines, BodyCompression.None);
        var read = await new RecordReader<FlagEvent>(new RecordParser<FlagEvent>(new FlagEventValidator()), body, Parsing.Limits, new IngestionOptions())
            .ReadAsync(CancellationToken.None)
            .SingleAsync();

        Assert.That(read.Value, Is.EqualTo(each));
    }

    private static string Text(Usage usage) => System.Text.Json.JsonSerializer.Serialize(usage);
}
