using System.IO.Compression;
using System.Text;
using NUnit.Framework;
using Reporting.Application.Ingestion;
using Reporting.Application.Ingestion.Bodies;
using Reporting.Application.Ingestion.Faults;
using static Reporting.UnitTests.Ingestion.Reading;

namespace Reporting.UnitTests.Ingestion;

internal sealed class BodyLimitTests
{
    private const int MaxRecordBytes = 1_000;

    private static readonly IngestionOptions Small = new() { MaxRecordBytes = MaxRecordBytes, MaxBodyBytes = 5_000 };

    [Test]
    public async Task A_record_may_be_as_large_as_its_limit([Values("\n", "\r\n", "")] string end)
    {
        var records = await LinesAsync(RecordOf(MaxRecordBytes) + end, Small);

        Assert.That(records, Has.Count.EqualTo(1));
    }

    [Test]
    public void A_record_may_not_be_larger([Values] bool lines)
    {
        var body = RecordOf(MaxRecordBytes + 1);

        var exception = Assert.ThrowsAsync<BodyTooLargeException>(() => lines ? LinesAsync(body, Small) : JsonAsync($"[{body}]", Small));

        Assert.That(exception!.Message, Is.EqualTo("A record is larger than 1000 bytes."));
    }

    [Test]
    public void A_record_without_end_is_not_read_to_its_end()
    {
        using var body = new EndlessStream();
        var options = new IngestionOptions { MaxRecordBytes = 1 << 20 };

        Assert.ThrowsAsync<BodyTooLargeException>(() => ReadAsync(new RecordBody(body, BodyFormat.Lines, BodyCompression.None), options));

        Assert.That(body.Given, Is.LessThan(4 << 20));
    }

    [Test]
    public void A_body_may_not_be_larger_than_its_limit()
    {
        var body = string.Concat(Enumerable.Repeat(RecordOf(999) + "\n", 6));

        var exception = Assert.ThrowsAsync<BodyTooLargeException>(() => LinesAsync(body, Small));

        Assert.That(exception!.Message, Is.EqualTo("The body is larger than 5000 bytes."));
    }

    [Test]
    public void A_body_counts_as_large_as_it_is_decompressed()
    {
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.Fastest, leaveOpen: true))
        {
            gzip.Write(Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat(RecordOf(999) + "\n", 6))));
        }

        packed.Position = 0;
        Assert.That(packed.Length, Is.LessThan(Small.MaxBodyBytes));
        Assert.ThrowsAsync<BodyTooLargeException>(() => ReadAsync(new RecordBody(packed, BodyFormat.Lines, BodyCompression.Gzip), Small));
    }

    [Test]
    public void A_body_that_announces_too_much_is_not_read()
    {
        using var body = new EndlessStream();

        Assert.ThrowsAsync<BodyTooLargeException>(() => ReadAsync(new RecordBody(body, BodyFormat.Lines, BodyCompression.None, Length: 5_001), Small));

        Assert.That(body.Given, Is.Zero);
    }

    [Test]
    public void Reading_stops_at_the_hundredth_fault()
    {
        using var body = new EndlessStream((byte)'\n', "{}\n");

        var faults = FaultsOf(() => ReadAsync(new RecordBody(body, BodyFormat.Lines, BodyCompression.None)));

        Assert.That(faults, Has.Count.EqualTo(100));
        Assert.That(faults[99], Is.EqualTo(new RecordFault(50, 50, "username", "is required")));
    }

    private static string RecordOf(int bytes)
    {
        var frame = """{"id":"00000000-0000-0000-0000-000000000001","username":"ada","avatar_url":""}""";
        return frame.Insert(frame.Length - 2, new string('a', bytes - frame.Length));
    }
}
