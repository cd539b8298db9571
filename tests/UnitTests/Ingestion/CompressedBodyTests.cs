using System.IO.Compression;
using System.Text;
using NUnit.Framework;
using Reporting.Application.Ingestion.Bodies;
using Reporting.Application.Ingestion.Faults;
using static Reporting.UnitTests.Ingestion.Reading;

namespace Reporting.UnitTests.Ingestion;

internal sealed class CompressedBodyTests
{
    [Test]
    public async Task Is_read_as_what_it_was([Values(BodyCompression.Gzip, BodyCompression.Brotli)] BodyCompression compression)
    {
        var records = await ReadPackedAsync(Pack(Ada + "\n" + Bob, compression), compression);

        Assert.That(records, Has.Count.EqualTo(2));
    }

    [Test]
    public void Is_refused_when_cut_off_at_the_end_of_a_record([Values(BodyCompression.Gzip, BodyCompression.Brotli)] BodyCompression compression)
    {
        var faults = FaultsOf(() => ReadPackedAsync(PackWithoutEnd(Ada + "\n", compression), compression));

        Assert.That(faults, Is.EqualTo(new[] { new RecordFault(2, null, null, "can't be decompressed: the body is damaged or cut off") }));
    }

    [Test]
    public void Is_refused_when_it_is_something_else([Values(BodyCompression.Gzip, BodyCompression.Brotli)] BodyCompression compression)
    {
        var faults = FaultsOf(() => ReadPackedAsync([0xff, 0xfe, 2, 3, 4, 5, 6, 7, 8, 9], compression));

        Assert.That(faults.Single().Message, Does.StartWith("can't be decompressed"));
    }

    private static Task<List<Domain.Ingestion.ReceivedRecord<Domain.Workspaces.Records.User>>> ReadPackedAsync(byte[] packed, BodyCompression compression)
        => ReadAsync(new RecordBody(new MemoryStream(packed), BodyFormat.Lines, compression));

    private static byte[] Pack(string text, BodyCompression compression)
    {
        using var packed = new MemoryStream();
        using (var stream = Open(packed, compression))
        {
            stream.Write(Encoding.UTF8.GetBytes(text));
        }

        return packed.ToArray();
    }

    /// <summary>All of the text is there, but not the mark of the end.</summary>
    private static byte[] PackWithoutEnd(string text, BodyCompression compression)
    {
        using var packed = new MemoryStream();
        using var stream = Open(packed, compression);
        stream.Write(Encoding.UTF8.GetBytes(text));
        stream.Flush();
        return packed.ToArray();
    }

    private static Stream Open(Stream packed, BodyCompression compression) => compression == BodyCompression.Gzip
        ? new GZipStream(packed, CompressionLevel.Fastest, leaveOpen: true)
        : new BrotliStream(packed, CompressionLevel.Fastest, leaveOpen: true);
}
