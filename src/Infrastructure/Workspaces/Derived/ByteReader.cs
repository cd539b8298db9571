using System.Buffers.Binary;
using System.Text;

namespace Reporting.Infrastructure.Workspaces.Derived;

/// <summary>Reads what <see cref="ByteWriter"/> wrote.</summary>
internal ref struct ByteReader(ReadOnlySpan<byte> bytes)
{
    private ReadOnlySpan<byte> rest = bytes;

    public readonly bool IsAtEnd => rest.IsEmpty;

    /// <summary>Of what is not yet read.</summary>
    public readonly int Length => rest.Length;

    public ReadOnlySpan<byte> Read(int count)
    {
        var read = rest[..count];
        rest = rest[count..];
        return read;
    }

    public byte ReadByte()
    {
        var value = rest[0];
        rest = rest[1..];
        return value;
    }

    public Guid ReadId() => new(Read(PackedDay.IdBytes), bigEndian: true);

    public ulong ReadHalfHours()
    {
        var read = Read(PackedDay.HalfHoursBytes);
        return BinaryPrimitives.ReadUInt32LittleEndian(read) | ((ulong)BinaryPrimitives.ReadUInt16LittleEndian(read[sizeof(uint)..]) << 32);
    }

    public int ReadUInt16() => BinaryPrimitives.ReadUInt16LittleEndian(Read(sizeof(ushort)));

    public int ReadInt32() => BinaryPrimitives.ReadInt32LittleEndian(Read(sizeof(int)));

    public float ReadSingle() => BinaryPrimitives.ReadSingleLittleEndian(Read(sizeof(float)));

    public int ReadCount()
    {
        var (value, shift) = (0u, 0);
        while (true)
        {
            var next = ReadByte();
            value |= (next & 0x7Fu) << shift;
            if (next < 0x80)
            {
                return (int)value;
            }

            shift += 7;
        }
    }

    public string ReadText() => Encoding.UTF8.GetString(Read(ReadCount()));
}
