using System.Text;
using NUnit.Framework;
using Reporting.Application.Ingestion.Bodies;
using static Reporting.UnitTests.Ingestion.Reading;

namespace Reporting.UnitTests.Ingestion;

internal sealed class CrumbledBodyTests
{
    [FsCheck.NUnit.Property]
    public async Task A_body_is_the_same_in_whatever_pieces_it_arrives(int[] pieces, bool lines)
    {
        var body = lines ? $"\ufeff{Ada}\r\n\n{Bob}" : $"\ufeff [{Ada} ,\n{Bob}] ";
        using var stream = new CrumblingStream(Encoding.UTF8.GetBytes(body), pieces);
        var records = await ReadAsync(new RecordBody(stream, lines ? BodyFormat.Lines : BodyFormat.Json, BodyCompression.None));

        Assert.That(records.Select(record => record.Value.Username), Is.EqualTo(["ada", "bob"]));
    }

    [Test]
    public async Task A_record_larger_than_what_is_read_at_once_is_whole()
    {
        var long1 = Ada.Replace("}", $",\"avatar_url\":\"{new string('x', 60_000)}\"}}", StringComparison.Ordinal);
        var body = string.Join('\n', Enumerable.Repeat(long1, 20));

        Assert.That(await LinesAsync(body), Has.Count.EqualTo(20));
        Assert.That(await JsonAsync("[" + body.Replace('\n', ',') + "]"), Has.Count.EqualTo(20));
    }

    private sealed class CrumblingStream(byte[] bytes, int[] pieces) : MemoryStream(bytes)
    {
        private int turn;

        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
        {
            var piece = pieces.Length == 0 ? buffer.Length : 1 + (int)((uint)pieces[turn++ % pieces.Length] % 40);
            return base.ReadAsync(buffer[..Math.Min(piece, buffer.Length)], cancellationToken);
        }
    }
}
