using System.Runtime.InteropServices;

namespace Reporting.Infrastructure.Workspaces.Reports;

/// <summary>
/// Counts distinct users, and collects templates, of windows. It is given the half hours of each day, days ascending; what is given
/// of a user or template more than once a day is added up.
/// </summary>
/// <param name="layers">Windows that may overlap others are in another layer.</param>
internal sealed class WindowActivity(params WindowHalfHours[] layers)
{
    private readonly DistinctIds users = new(layers.Length);
    private readonly DistinctIds templates = new(layers.Length);
    private readonly int[][] counts = Array.ConvertAll(layers, layer => new int[layer.Count]);
    private readonly List<Guid>?[][] used = Array.ConvertAll(layers, layer => new List<Guid>?[layer.Count]);
    private DateOnly? open;

    /// <summary>Ends the day before; also to be called when there are no more days.</summary>
    public void Open(DateOnly? day)
    {
        if (open == day)
        {
            return;
        }

        if (open is { } ended)
        {
            for (var layer = 0; layer < layers.Length; layer++)
            {
                foreach (var (window, halfHours) in layers[layer].On(ended))
                {
                    counts[layer][window] += users.CountNew(layer, window, halfHours);
                    templates.AddNew(layer, window, halfHours, used[layer][window] ??= []);
                }
            }

            users.EndDay();
            templates.EndDay();
        }

        open = day;
    }

    public void AddUser(Guid userId, ulong halfHours) => users.Add(userId, halfHours);

    public void AddTemplate(Guid templateId, ulong halfHours) => templates.Add(templateId, halfHours);

    public int UsersOf(int window, int layer = 0) => counts[layer][window];

    /// <summary>Ascending.</summary>
    public IReadOnlyList<Guid> TemplatesOf(int window, int layer = 0) => used[layer][window] is { } templateIds ? [.. templateIds.Order()] : [];

    /// <summary>The half hours of ids on one day, and in which window of each layer each was seen last.</summary>
    private sealed class DistinctIds(int layers)
    {
        private readonly IdIndex ids = new();
        private readonly List<ulong> today = [];
        private readonly List<int>[] lastWindows = [.. Enumerable.Range(0, layers).Select(_ => new List<int>())];
        private readonly List<int> touched = [];

        public void Add(Guid id, ulong halfHours)
        {
            var number = ids.Of(id);
            if (number == today.Count)
            {
                today.Add(0);
                Array.ForEach(lastWindows, windows => windows.Add(-1));
            }

            if (today[number] == 0)
            {
                touched.Add(number);
            }

            today[number] |= halfHours;
        }

        public int CountNew(int layer, int window, ulong halfHours)
        {
            var count = 0;
            var last = CollectionsMarshal.AsSpan(lastWindows[layer]);
            var used = CollectionsMarshal.AsSpan(today);
            foreach (var number in CollectionsMarshal.AsSpan(touched))
            {
                if ((used[number] & halfHours) != 0 && last[number] != window)
                {
                    last[number] = window;
                    count++;
                }
            }

            return count;
        }

        public void AddNew(int layer, int window, ulong halfHours, List<Guid> seen)
        {
            var last = lastWindows[layer];
            foreach (var number in touched.Where(number => (today[number] & halfHours) != 0 && last[number] != window))
            {
                last[number] = window;
                seen.Add(ids.Ids[number]);
            }
        }

        public void EndDay()
        {
            touched.ForEach(number => today[number] = 0);
            touched.Clear();
        }
    }
}
