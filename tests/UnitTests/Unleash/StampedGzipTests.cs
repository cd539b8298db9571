using System.IO.Compression;
using System.Text;
using NUnit.Framework;
using Reporting.Api.Unleash.Statistics;

namespace Reporting.UnitTests.Unleash;

internal sealed class StampedGzipTests
{
    private const string Time = "2026-03-18T09:30:00.000Z";
    private const string Later = "2026-12-31T23:59:59.999Z";

    [TestCase("{\"timestamp\":\"", "\",\"users\":118,\"serviceAccounts\":3}")]
    [TestCase("", "}")]
    [TestCase("\"timestamp\",\"instanceId\"\n\"", "\",\"2026-03-18T09:30:00.000Z\"")]
    public void The_body_opens_to_itself_with_the_new_time(string before, string after)
    {
        var made = StampedGzip.Make(Encoding.ASCII.GetBytes(before + Time + after), before.Length);

        var sent = StampedGzip.Stamp(made, Encoding.ASCII.GetBytes(before + Later + after), before.Length);

        Assert.That(Open(sent), Is.EqualTo(before + Later + after));
    }

    [Test]
    public void A_body_that_was_changed_on_the_way_does_not_open()
    {
        var plain = Encoding.ASCII.GetBytes("{\"timestamp\":\"" + Time + "\"}");
        var sent = StampedGzip.Stamp(StampedGzip.Make(plain, 14), plain, 14);
        sent[^8] ^= 1;

        Assert.That(() => Open(sent), Throws.InstanceOf<InvalidDataException>());
    }

    private static string Open(byte[] body)
    {
        using var opened = new StreamReader(new GZipStream(new MemoryStream(body), CompressionMode.Decompress));
        return opened.ReadToEnd();
    }
}
