using System.Numerics;
using System.Runtime.InteropServices;
using Reporting.Domain.Time;

namespace Reporting.Infrastructure.Workspaces.Derived;

/// <summary>Adds up one day's minutes of users over templates: a half hour of a user counts at most 30 minutes of usage and of each kind.</summary>
internal sealed class CappedMinutes
{
    private const int OfUser = HalfHours.InDay * PackedDay.Measures;

    private readonly Dictionary<Guid, int> offsets = [];
    private ushort[] sums = [];
    private Guid last;
    private int lastOffset = -1;

    /// <summary>Takes a user's minutes: usage in all, then the kinds.</summary>
    public delegate void Visit(Guid userId, ReadOnlySpan<int> minutes);

    /// <summary>The sums of a user, to be added to: the half hours of usage, then those of each kind.</summary>
    public Span<ushort> Of(Guid userId)
    {
        if (lastOffset < 0 || userId != last)
        {
            (last, lastOffset) = (userId, OffsetOf(userId));
        }

        return sums.AsSpan(lastOffset, OfUser);
    }

    public void Add(Guid userId, int slot, ReadOnlySpan<byte> measures)
    {
        var user = Of(userId);
        for (var measure = 0; measure < measures.Length; measure++)
        {
            user[(measure * HalfHours.InDay) + slot] += measures[measure];
        }
    }

    public void EachUser(Visit visit)
    {
        Span<int> minutes = stackalloc int[PackedDay.Measures];
        foreach (var (userId, offset) in offsets)
        {
            for (var measure = 0; measure < minutes.Length; measure++)
            {
                minutes[measure] = Sum(sums.AsSpan(offset + (measure * HalfHours.InDay), HalfHours.InDay));
            }

            visit(userId, minutes);
        }
    }

    /// <summary>Makes it ready for another day.</summary>
    public void Clear()
    {
        Array.Clear(sums, 0, offsets.Count * OfUser);
        offsets.Clear();
        lastOffset = -1;
    }

    private int OffsetOf(Guid userId)
    {
        if (!offsets.TryGetValue(userId, out var offset))
        {
            offset = offsets.Count * OfUser;
            offsets.Add(userId, offset);
            if (sums.Length < offset + OfUser)
            {
                Array.Resize(ref sums, Math.Max(offset + OfUser, 2 * sums.Length));
            }
        }

        return offset;
    }

    private static int Sum(ReadOnlySpan<ushort> halfHours)
    {
        var (max, all) = (new Vector<ushort>((ushort)HalfHours.Minutes), Vector<ushort>.Zero);
        var vectors = MemoryMarshal.Cast<ushort, Vector<ushort>>(halfHours);
        foreach (var vector in vectors)
        {
            all += Vector.Min(vector, max);
        }

        int sum = Vector.Sum(all);
        foreach (var minutes in halfHours[(vectors.Length * Vector<ushort>.Count)..])
        {
            sum += Math.Min((int)minutes, HalfHours.Minutes);
        }

        return sum;
    }
}
