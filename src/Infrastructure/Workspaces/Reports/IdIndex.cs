namespace Reporting.Infrastructure.Workspaces.Reports;

/// <summary>Numbers ids as they come, from 0.</summary>
internal sealed class IdIndex
{
    private readonly Dictionary<Guid, int> numbers = [];
    private readonly List<Guid> ids = [];

    /// <summary>Which number was asked for after each the last time: packed days list ids in the same order.</summary>
    private readonly List<int> following = [];
    private int last;

    public int Count => ids.Count;

    public IReadOnlyList<Guid> Ids => ids;

    public int Of(Guid id)
    {
        if (ids.Count > 0 && ids[following[last]] == id)
        {
            return last = following[last];
        }

        if (!numbers.TryGetValue(id, out var number))
        {
            number = ids.Count;
            numbers.Add(id, number);
            ids.Add(id);
            following.Add(0);
        }

        following[last] = number;
        return last = number;
    }
}
