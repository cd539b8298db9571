namespace Reporting.Infrastructure.Workspaces.Reports;

/// <summary>Numbers ids as they come, from 0.</summary>
internal sealed class IdIndex
{
    private readonly Dictionary<Guid, int> numbers = [];
    private readonly List<Guid> ids = [];

    public int Count => ids.Count;

    public IReadOnlyList<Guid> Ids => ids;

    public int Of(Guid id)
    {
        if (!numbers.TryGetValue(id, out var number))
        {
            number = ids.Count;
            numbers.Add(id, number);
            ids.Add(id);
        }

        return number;
    }
}
