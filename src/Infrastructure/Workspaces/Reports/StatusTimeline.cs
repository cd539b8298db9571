using Reporting.Domain.Workspaces.Reports;

namespace Reporting.Infrastructure.Workspaces.Reports;

/// <summary>Counts users by status at ascending instants.</summary>
internal sealed class StatusTimeline(IReadOnlyList<DateTimeOffset> instants)
{
    /// <summary>By status: how the count differs at each instant from the one before.</summary>
    private readonly SortedDictionary<string, long[]> differences = new(StringComparer.Ordinal);

    /// <param name="changes">The user's statuses and since when, ascending.</param>
    /// <param name="until">When the user was deleted: neither what changed after it, nor who was deleted before the first instant, makes a status one that there was.</param>
    public void AddUser(IReadOnlyList<(string Status, DateTimeOffset Since)> changes, DateTimeOffset until)
    {
        for (var index = 0; index < changes.Count; index++)
        {
            if (until < changes[index].Since || until < instants[0])
            {
                continue;
            }

            var next = index + 1 < changes.Count ? changes[index + 1].Since : DateTimeOffset.MaxValue;
            Add(changes[index].Status, FirstAt(changes[index].Since), FirstAt(next < until ? next : until));
        }
    }

    public UserStatusReport ToReport()
        => new(differences.ToDictionary(status => status.Key, status => Accumulate(status.Value), StringComparer.Ordinal));

    private void Add(string status, int from, int to)
    {
        if (!differences.TryGetValue(status, out var counts))
        {
            differences.Add(status, counts = new long[instants.Count + 1]);
        }

        if (from < to)
        {
            counts[from]++;
            counts[to]--;
        }
    }

    /// <summary>The first instant at or after a time.</summary>
    private int FirstAt(DateTimeOffset time)
    {
        var (low, high) = (0, instants.Count);
        while (low < high)
        {
            var middle = (low + high) / 2;
            (low, high) = instants[middle] < time ? (middle + 1, high) : (low, middle);
        }

        return low;
    }

    private IReadOnlyList<StatusCount> Accumulate(long[] counts)
    {
        var users = 0L;
        return [.. instants.Select((instant, index) => new StatusCount(instant, users += counts[index]))];
    }
}
