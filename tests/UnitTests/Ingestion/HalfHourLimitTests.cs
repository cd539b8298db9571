using System.Text;
using NUnit.Framework;
using Reporting.Application.Ingestion;
using Reporting.Application.Ingestion.Bodies;
using Reporting.Application.Ingestion.Faults;
using Reporting.Domain.Workspaces.Records;

namespace Reporting.UnitTests.Ingestion;

/// <summary>The half hours that the app sessions of one request span.</summary>
internal sealed class HalfHourLimitTests
{
    private static readonly string Day = Session("2026-03-04T00:00:00Z", "2026-03-04T23:59:59Z");
    private static readonly string TwoDays = Session("2026-03-04T00:00:00Z", "2026-03-05T23:59:59Z");

    [TestCase("2026-03-04T12:00:00Z", "2026-03-04T12:00:00Z", 1)]
    [TestCase("2026-03-04T12:29:59Z", "2026-03-04T12:30:00Z", 2)]
    [TestCase("2026-03-04T12:00:00Z", "2026-03-05T11:59:59Z", 48)]
    [TestCase("2025-03-04T12:10:00Z", "2026-03-05T12:10:00Z", 17_569)]
    public void Are_those_that_a_session_touches(string start, string end, long count)
        => Assert.That(Parsing.Parse<AppSession>(Session(start, end)).CountHalfHours(), Is.EqualTo(count));

    [Test]
    public async Task May_be_as_many_as_the_limit() => Assert.That(await ReadAsync($"{TwoDays}\n{TwoDays}\n{TwoDays}", limit: 3 * 96), Is.EqualTo(3));

    [Test]
    public async Task May_be_a_day_of_each_record() => Assert.That(await ReadAsync($"{Day}\n{Day}\n{Day}\n{Day}\n{Day}", limit: 2 * 48), Is.EqualTo(5));

    [Test]
    public void May_not_be_more_and_the_first_record_too_many_is_told()
    {
        var fault = Assert.ThrowsAsync<InvalidRecordsException>(() => ReadAsync($"{TwoDays}\n{TwoDays}\n{TwoDays}\n{TwoDays}", limit: (3 * 96) - 1))!.Faults.Single();

        Assert.That((fault.Record, fault.Line, fault.Field), Is.EqualTo((3L, (long?)3, (string?)null)));
        Assert.That(fault.Message, Is.EqualTo("has more than 287 half hours with the records before it, the most of a request: send fewer at once"));
    }

    private static string Session(string start, string end)
        => $$"""{"user_id":"{{Guid.Empty}}","agent_id":"{{Guid.Empty}}","session_id":"{{Guid.Empty}}","workspace_id":"{{Guid.Empty}}","access_method":"path","slug_or_port":"code","session_started_at":"{{start}}","session_ended_at":"{{end}}"}""";

    private static async Task<int> ReadAsync(string body, int limit)
    {
        var records = new RecordReader<AppSession>(
            new RecordParser<AppSession>(Parsing.ValidatorOf<AppSession>()),
            new RecordBody(new MemoryStream(Encoding.UTF8.GetBytes(body)), BodyFormat.Lines, BodyCompression.None),
            Parsing.Limits,
            new IngestionOptions { MaxHalfHours = limit });
        return await records.ReadAsync(CancellationToken.None).CountAsync();
    }
}
