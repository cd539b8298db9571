using System.Text;
using MediatR;
using Microsoft.Extensions.DependencyInjection;
using NUnit.Framework;
using Reporting.Api.Cli;
using Reporting.Api.Native;
using Reporting.Application.Ingestion;
using Reporting.Domain.Access;
using Reporting.Domain.Ingestion;
using Reporting.Testing.Records;
using Reporting.Testing.Service;

namespace Reporting.IntegrationTests.BusinessIntelligence;

/// <summary>Records are exported in the form in which they are sent, of every collection, at the ends of what may be in them.</summary>
internal sealed class RecordExportTests : ServiceFixture
{
    private static readonly Extreme[] Extremes = [Extreme.Largest, Extreme.Empty];

    [Test]
    public async Task What_is_exported_can_be_sent_and_changes_nothing()
    {
        var extremes = new ExtremeRecords(Service.Clock.Now, oldestDays: 3_650);
        foreach (var kind in Enum.GetValues<InstanceKind>().Select(kind => kind.ToString().ToLowerInvariant()))
        {
            await Service.AddInstanceAsync(kind, kind);
        }

        foreach (var type in CollectionAttribute.RecordTypes)
        {
            var declaration = (CollectionAttribute)Attribute.GetCustomAttribute(type, typeof(CollectionAttribute))!;
            var (instance, collection) = (declaration.Kind.ToString().ToLowerInvariant(), declaration.Name);
            foreach (var extreme in Extremes)
            {
                // Rules between fields refuse some; what is left is enough.
                await SendAsync(instance, collection, string.Concat(extremes.Of(type, extreme).Take(2).Select(record => record.ToJsonString() + "\n")));
            }

            var lines = await ExportAsync(instance, collection);
            var answer = (await SendAsync(instance, collection, string.Join('\n', lines.Skip(1)))).Expect(200);

            Assert.That(lines[0], Does.StartWith($$$"""{"export":{"instance":"{{{instance}}}","collection":"{{{collection}}}","data_version":"""), collection);
            Assert.That(lines, Has.Count.GreaterThan(1), collection);
            Assert.That(answer.Body, Is.EqualTo($$"""{"received":{{lines.Count - 1}},"inserted":0,"updated":0,"unchanged":{{lines.Count - 1}},"removed":0}"""), collection);
        }
    }

    private async Task<Answer> SendAsync(string instance, string collection, string lines)
    {
        using var body = new StringContent(lines, Encoding.UTF8, "application/x-ndjson");
        return await Service.AskAsync("POST", $"/api/ingest/{instance}/{collection}", body);
    }

    private async Task<IReadOnlyList<string>> ExportAsync(string key, string collection)
    {
        await using var scope = Service.Services.CreateAsyncScope();
        var instance = (await scope.ServiceProvider.GetRequiredService<IAccessDirectory>().FindInstanceAsync(key, CancellationToken.None))!;
        using var output = new MemoryStream();
        var export = new RecordExport(output, scope.ServiceProvider.GetRequiredService<NativeDialect>(), instance, collection, since: null);
        await scope.ServiceProvider.GetRequiredService<IMediator>().Send(new ExportRecordsCommand(instance, collection, Since: null, export));
        await export.FlushAsync();
        return Encoding.UTF8.GetString(output.ToArray()).TrimEnd('\n').Split('\n');
    }
}
