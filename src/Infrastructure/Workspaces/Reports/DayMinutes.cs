using System.Numerics;
using System.Runtime.CompilerServices;
using Reporting.Infrastructure.Workspaces.Derived;

namespace Reporting.Infrastructure.Workspaces.Reports;

/// <summary>Goes through the half hours of template days.</summary>
internal static class DayMinutes
{
    /// <summary>Takes one user's half hour: usage in all, then the kinds.</summary>
    public delegate void Visit(Guid userId, int slot, ReadOnlySpan<byte> measures);

    /// <summary>Adds the half hours among those given to the sums of their users.</summary>
    /// <param name="use">Takes each user who has any.</param>
    /// <returns>The kinds that have any minutes, as bits.</returns>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static int AddTo(CappedMinutes sums, TemplateDayRow row, ulong halfHours, Action<Guid>? use = null)
    {
        var users = new ByteReader(row.Users);
        var minutes = new MinutesReader(row.Contents);
        var kinds = 0;
        while (!users.IsAtEnd)
        {
            var (userId, present) = (users.ReadId(), users.ReadHalfHours());
            var sum = (present & halfHours) == 0 ? default : sums.Of(userId);
            for (var rest = present; rest != 0; rest &= rest - 1)
            {
                var slot = BitOperations.TrailingZeroCount(rest);
                if ((halfHours & (1UL << slot)) != 0)
                {
                    kinds |= minutes.AddTo(sum, slot);
                }
                else
                {
                    minutes.Skip();
                }
            }

            if (!sum.IsEmpty)
            {
                use?.Invoke(userId);
            }
        }

        return kinds;
    }

    /// <summary>Visits the half hours among those given.</summary>
    public static void Each(TemplateDayRow row, ulong halfHours, Visit visit)
    {
        var users = new ByteReader(row.Users);
        var minutes = new MinutesReader(row.Contents);
        Span<byte> measures = stackalloc byte[PackedDay.Measures];
        while (!users.IsAtEnd)
        {
            var userId = users.ReadId();
            for (var rest = users.ReadHalfHours(); rest != 0; rest &= rest - 1)
            {
                minutes.Read(measures);
                var slot = BitOperations.TrailingZeroCount(rest);
                if ((halfHours & (1UL << slot)) != 0)
                {
                    visit(userId, slot, measures);
                }
            }
        }
    }
}
