using Reporting.Domain.Time;

namespace Reporting.Infrastructure.Workspaces.Derived;

/// <summary>Adds up one day's minutes of users over templates: a half hour of a user counts at most 30 minutes of usage and of each kind.</summary>
internal sealed class CappedMinutes
{
    private readonly Dictionary<Guid, int[]> users = [];

    public void Add(Guid userId, int slot, ReadOnlySpan<byte> measures)
    {
        if (!users.TryGetValue(userId, out var sums))
        {
            users.Add(userId, sums = new int[HalfHours.InDay * PackedDay.Measures]);
        }

        var combined = sums.AsSpan(slot * PackedDay.Measures, PackedDay.Measures);
        for (var measure = 0; measure < combined.Length; measure++)
        {
            combined[measure] += measures[measure];
        }
    }

    /// <summary>Each user's minutes: usage in all, then the kinds.</summary>
    public IEnumerable<(Guid UserId, int[] Minutes)> ByUser() => users.Select(user => (user.Key, Cap(user.Value)));

    private static int[] Cap(int[] sums)
    {
        var capped = new int[PackedDay.Measures];
        for (var index = 0; index < sums.Length; index++)
        {
            capped[index % PackedDay.Measures] += Math.Min(HalfHours.Minutes, sums[index]);
        }

        return capped;
    }
}
