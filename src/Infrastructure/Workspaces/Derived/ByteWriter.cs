using System.Buffers;
using System.Buffers.Binary;
using System.Text;

namespace Reporting.Infrastructure.Workspaces.Derived;

/// <summary>Writes the values of a packed column, little-endian.</summary>
internal sealed class ByteWriter
{
    private readonly ArrayBufferWriter<byte> buffer = new();

    public byte[] ToArray() => buffer.WrittenSpan.ToArray();

    public void Write(byte value)
    {
        buffer.GetSpan(1)[0] = value;
        buffer.Advance(1);
    }

    public void Write(ReadOnlySpan<byte> values) => buffer.Write(values);

    /// <summary>16 bytes in the order of the id's text, which is the order in which PostgreSQL compares ids.</summary>
    public void WriteId(Guid id)
    {
        id.TryWriteBytes(buffer.GetSpan(PackedDay.IdBytes), bigEndian: true, out _);
        buffer.Advance(PackedDay.IdBytes);
    }

    /// <summary>The half hours of a day as 48 bits; bit 0 is 00:00.</summary>
    public void WriteHalfHours(ulong halfHours)
    {
        Span<byte> bytes = stackalloc byte[sizeof(ulong)];
        BinaryPrimitives.WriteUInt64LittleEndian(bytes, halfHours);
        Write(bytes[..PackedDay.HalfHoursBytes]);
    }

    public void WriteUInt16(int value)
    {
        BinaryPrimitives.WriteUInt16LittleEndian(buffer.GetSpan(sizeof(ushort)), checked((ushort)value));
        buffer.Advance(sizeof(ushort));
    }

    public void WriteInt32(int value)
    {
        BinaryPrimitives.WriteInt32LittleEndian(buffer.GetSpan(sizeof(int)), value);
        buffer.Advance(sizeof(int));
    }

    public void WriteSingle(float value)
    {
        BinaryPrimitives.WriteSingleLittleEndian(buffer.GetSpan(sizeof(float)), value);
        buffer.Advance(sizeof(float));
    }

    /// <summary>A number of 7 bits a byte, the lowest first.</summary>
    public void WriteCount(int value)
    {
        for (var rest = (uint)value; ; rest >>= 7)
        {
            if (rest < 0x80)
            {
                Write((byte)rest);
                return;
            }

            Write((byte)(rest | 0x80));
        }
    }

    public void WriteText(string text)
    {
        var bytes = Encoding.UTF8.GetBytes(text);
        WriteCount(bytes.Length);
        Write(bytes);
    }
}
