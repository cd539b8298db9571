using System.Numerics;
using Reporting.Infrastructure.Workspaces.Derived;

namespace Reporting.Infrastructure.Workspaces.Reports;

/// <summary>A user's half hours with an app of one template on one day, where they lie in the packed column.</summary>
/// <param name="Stored">All that are stored, as bits.</param>
/// <param name="Present">Those of the window.</param>
/// <param name="Offset">Where the minutes of the first stored half hour are.</param>
internal readonly record struct AppHalfHours(byte[] Column, ulong Stored, ulong Present, int Offset)
{
    public static AppHalfHours Read(ref ByteReader reader, byte[] column)
    {
        var halfHours = reader.ReadHalfHours();
        var offset = column.Length - reader.Length;
        reader.Read(BitOperations.PopCount(halfHours));
        return new AppHalfHours(column, halfHours, halfHours, offset);
    }

    public AppHalfHours Within(ulong halfHours) => this with { Present = Stored & halfHours };

    public int MinutesOf(int slot)
        => (Present & (1UL << slot)) == 0 ? 0 : Column[Offset + BitOperations.PopCount(Stored & ((1UL << slot) - 1))];

    public int Sum()
    {
        var sum = 0;
        if (Present == Stored)
        {
            foreach (var minutes in Column.AsSpan(Offset, BitOperations.PopCount(Stored)))
            {
                sum += minutes;
            }

            return sum;
        }

        for (var rest = Present; rest != 0; rest &= rest - 1)
        {
            sum += MinutesOf(BitOperations.TrailingZeroCount(rest));
        }

        return sum;
    }
}
