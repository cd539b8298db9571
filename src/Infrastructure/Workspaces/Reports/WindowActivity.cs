namespace Reporting.Infrastructure.Workspaces.Reports;

/// <summary>
/// Counts distinct users, and collects templates, of windows. It is given the half hours of each day, days ascending; what is given
/// of a user or template more than once a day is added up.
/// </summary>
internal sealed class WindowActivity(WindowHalfHours windows)
{
    private readonly DistinctIds users = new();
    private readonly DistinctIds templates = new();
    private readonly int[] counts = new int[windows.Count];
    private readonly List<Guid>?[] used = new List<Guid>?[windows.Count];
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
            foreach (var (window, halfHours) in windows.On(ended))
            {
                counts[window] += users.CountNew(window, halfHours);
                templates.AddNew(window, halfHours, used[window] ??= []);
            }

            users.EndDay();
            templates.EndDay();
        }

        open = day;
    }

    public void AddUser(Guid userId, ulong halfHours) => users.Add(userId, halfHours);

    public void AddTemplate(Guid templateId, ulong halfHours) => templates.Add(templateId, halfHours);

    public int UsersOf(int window) => counts[window];

    /// <summary>Ascending.</summary>
    public IReadOnlyList<Guid> TemplatesOf(int window) => used[window] is { } templateIds ? [.. templateIds.Order()] : [];

    /// <summary>The half hours of ids on one day, and in which window each was seen last.</summary>
    private sealed class DistinctIds
    {
        private readonly IdIndex ids = new();
        private readonly List<ulong> today = [];
        private readonly List<int> lastWindow = [];
        private readonly List<int> touched = [];

        public void Add(Guid id, ulong halfHours)
        {
            var number = ids.Of(id);
            if (number == today.Count)
            {
                today.Add(0);
                lastWindow.Add(-1);
            }

            if (today[number] == 0)
            {
                touched.Add(number);
            }

            today[number] |= halfHours;
        }

        public int CountNew(int window, ulong halfHours)
        {
            var count = 0;
            foreach (var number in touched)
            {
                count += See(number, window, halfHours) ? 1 : 0;
            }

            return count;
        }

        public void AddNew(int window, ulong halfHours, List<Guid> seen)
            => seen.AddRange(touched.Where(number => See(number, window, halfHours)).Select(number => ids.Ids[number]));

        public void EndDay()
        {
            touched.ForEach(number => today[number] = 0);
            touched.Clear();
        }

        private bool See(int number, int window, ulong halfHours)
        {
            if ((today[number] & halfHours) == 0 || lastWindow[number] == window)
            {
                return false;
            }

            lastWindow[number] = window;
            return true;
        }
    }
}
