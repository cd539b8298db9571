using System.Text;
using NUnit.Framework;
using Reporting.Application.Ingestion;
using Reporting.Application.Ingestion.Bodies;
using Reporting.Application.Ingestion.Faults;
using Reporting.Domain.Ingestion;
using Reporting.Domain.Workspaces.Records;

namespace Reporting.UnitTests.Ingestion;

/// <summary>Reads bodies of users, the smallest record, as the ingest routes do.</summary>
internal static class Reading
{
    public const string Ada = """{"id":"00000000-0000-0000-0000-000000000001","username":"ada"}""";
    public const string Bob = """{"id":"00000000-0000-0000-0000-000000000002","username":"bob"}""";
    public const string Bad = """{"id":"00000000-0000-0000-0000-000000000003"}""";

    public static Task<List<ReceivedRecord<User>>> LinesAsync(string body, IngestionOptions? options = null)
        => ReadAsync(new RecordBody(new MemoryStream(Encoding.UTF8.GetBytes(body)), BodyFormat.Lines, BodyCompression.None), options);

    public static Task<List<ReceivedRecord<User>>> JsonAsync(string body, IngestionOptions? options = null)
        => ReadAsync(new RecordBody(new MemoryStream(Encoding.UTF8.GetBytes(body)), BodyFormat.Json, BodyCompression.None), options);

    public static async Task<List<ReceivedRecord<User>>> ReadAsync(RecordBody body, IngestionOptions? options = null)
    {
        var reader = new RecordReader<User>(new RecordParser<User>(Parsing.ValidatorOf<User>()), body, Parsing.Limits, options ?? new IngestionOptions());
        var records = new List<ReceivedRecord<User>>();
        await foreach (var record in reader.ReadAsync(CancellationToken.None))
        {
            records.Add(record);
        }

        return records;
    }

    public static IReadOnlyList<RecordFault> FaultsOf(Func<Task> read)
        => Assert.ThrowsAsync<InvalidRecordsException>(read)!.Faults;
}
