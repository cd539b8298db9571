using System.Buffers.Binary;
using System.IO.Compression;

namespace Reporting.Api.Unleash.Statistics;

/// <summary>
/// A compressed body in which a time can be replaced without compressing it again. What is before the time and what is after it are deflated each for
/// itself, the time lies between them as it is; only it and the checksum at the end change.
/// </summary>
internal static class StampedGzip
{
    /// <summary>The length of a time to the millisecond.</summary>
    private const int TimeBytes = 24;

    private const int PrefixBytes = sizeof(int);
    private const int TrailerBytes = 8;

    private static readonly byte[] Header = [0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 0xff];

    /// <summary>A block of deflate that is not the last and not compressed: its kind, its length, and the length's complement.</summary>
    private static readonly byte[] TimeBlock = [0, TimeBytes, 0, unchecked((byte)~TimeBytes), 0xff];

    private static readonly uint[] Crc = [.. Enumerable.Range(0, 256).Select(CrcOf)];

    /// <summary>The body with the place of the time before it, to be given to <see cref="Stamp"/>.</summary>
    public static byte[] Make(byte[] plain, int timeOffset)
    {
        var head = Deflate(plain.AsSpan(0, timeOffset), isLast: false);
        var tail = Deflate(plain.AsSpan(timeOffset + TimeBytes), isLast: true);
        var place = new byte[PrefixBytes];
        BinaryPrimitives.WriteInt32LittleEndian(place, Header.Length + head.Length + TimeBlock.Length);
        return [.. place, .. Header, .. head, .. TimeBlock, .. plain.AsSpan(timeOffset, TimeBytes), .. tail, .. new byte[TrailerBytes]];
    }

    /// <param name="plain">The body with the time that is to be in it.</param>
    public static byte[] Stamp(byte[] made, byte[] plain, int timeOffset)
    {
        var body = made.AsSpan(PrefixBytes).ToArray();
        plain.AsSpan(timeOffset, TimeBytes).CopyTo(body.AsSpan(BinaryPrimitives.ReadInt32LittleEndian(made)));
        var trailer = body.AsSpan(body.Length - TrailerBytes);
        BinaryPrimitives.WriteUInt32LittleEndian(trailer, Checksum(plain));
        BinaryPrimitives.WriteInt32LittleEndian(trailer[sizeof(uint)..], plain.Length);
        return body;
    }

    /// <summary>A part that is not the last ends on a whole byte, so that a block can follow.</summary>
    private static byte[] Deflate(ReadOnlySpan<byte> part, bool isLast)
    {
        using var compressed = new MemoryStream();
        using var deflate = new DeflateStream(compressed, CompressionLevel.Optimal, leaveOpen: true);
        deflate.Write(part);
        deflate.Flush();
        if (isLast)
        {
            deflate.Dispose();
        }

        return compressed.ToArray();
    }

    private static uint Checksum(ReadOnlySpan<byte> bytes)
    {
        var crc = uint.MaxValue;
        foreach (var each in bytes)
        {
            crc = Crc[(byte)(crc ^ each)] ^ (crc >> 8);
        }

        return ~crc;
    }

    private static uint CrcOf(int value)
    {
        const uint Polynomial = 0xedb88320;
        return Enumerable.Range(0, 8).Aggregate((uint)value, (crc, _) => (crc & 1) is 0 ? crc >> 1 : (crc >> 1) ^ Polynomial);
    }
}
