using NUnit.Framework;
using Reporting.Application.Demo;
using Reporting.Application.Demo.Workspaces;
using Reporting.Application.Ingestion;
using Reporting.Application.Ingestion.Bodies;
using Reporting.Application.Workspaces.Records;
using Reporting.Domain.Workspaces.Records;

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
        await foreach (var record in new RecordReader<Usage>(new RecordParser<Usage>(new UsageValidator()), body, new IngestionOptions()).ReadAsync(CancellationToken.None))
        {
            read.Add(record.Value);
        }

        Assert.That(read.Select(Text), Is.EqualTo(usage.Select(Text)));
    }

    private static string Text(Usage usage) => System.Text.Json.JsonSerializer.Serialize(usage);
}
