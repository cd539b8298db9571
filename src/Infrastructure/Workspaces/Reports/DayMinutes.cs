using System.Numerics;
using Reporting.Infrastructure.Workspaces.Derived;

namespace Reporting.Infrastructure.Workspaces.Reports;

/// <summary>Goes through the half hours of template days.</summary>
internal static class DayMinutes
{
    /// <summary>Takes one user's half hour: usage in all, then the kinds.</summary>
    public delegate void Visit(Guid userId, int slot, ReadOnlySpan<byte> measures);

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
