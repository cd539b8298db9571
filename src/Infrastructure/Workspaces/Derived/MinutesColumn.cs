using System.Numerics;

namespace Reporting.Infrastructure.Workspaces.Derived;

/// <summary>Writes the column <c>minutes</c> of <c>template_days</c>, half hour by half hour.</summary>
internal readonly struct MinutesWriter()
{
    private readonly ByteWriter writer = new();

    /// <param name="measures">Usage in all, then the kinds.</param>
    public void Write(ReadOnlySpan<byte> measures)
    {
        var kinds = 0;
        for (var kind = 0; kind < PackedDay.Kinds; kind++)
        {
            kinds |= measures[1 + kind] > 0 ? 1 << kind : 0;
        }

        writer.Write(measures[0]);
        writer.Write((byte)kinds);
        for (var rest = kinds; rest != 0; rest &= rest - 1)
        {
            writer.Write(measures[1 + BitOperations.TrailingZeroCount(rest)]);
        }
    }

    public byte[] ToArray() => writer.ToArray();
}

/// <summary>Reads what <see cref="MinutesWriter"/> wrote.</summary>
internal ref struct MinutesReader(ReadOnlySpan<byte> column)
{
    private readonly ReadOnlySpan<byte> column = column;
    private int position;

    public void Read(scoped Span<byte> measures)
    {
        measures.Clear();
        measures[0] = column[position];
        int kinds = column[position + 1];
        position += 2;
        for (; kinds != 0; kinds &= kinds - 1)
        {
            measures[1 + BitOperations.TrailingZeroCount(kinds)] = column[position++];
        }
    }
}
