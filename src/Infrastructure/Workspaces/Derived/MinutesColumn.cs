using System.Numerics;
using Reporting.Domain.Time;

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

    public void Skip() => position += 2 + BitOperations.PopCount(column[position + 1]);

    /// <summary>Adds a half hour to sums of <see cref="CappedMinutes"/>.</summary>
    /// <returns>The kinds that have any minutes, as bits.</returns>
    public int AddTo(scoped Span<ushort> sums, int slot)
    {
        sums[slot] += column[position];
        int kinds = column[position + 1];
        position += 2;
        for (var rest = kinds; rest != 0; rest &= rest - 1)
        {
            sums[((1 + BitOperations.TrailingZeroCount(rest)) * HalfHours.InDay) + slot] += column[position++];
        }

        return kinds;
    }

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
