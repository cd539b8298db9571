namespace Reporting.Infrastructure.Workspaces.Reports;

/// <summary>Which templates each user used; users by number.</summary>
internal sealed class TemplateSets
{
    private const int WordBits = 64;

    private readonly IdIndex templates = new();
    private readonly List<ulong[]> byUser = [];
    private int[]? ascending;

    public int Of(Guid templateId) => templates.Of(templateId);

    public void Add(int user, int template)
    {
        while (byUser.Count <= user)
        {
            byUser.Add([0]);
        }

        var bits = byUser[user];
        var word = template / WordBits;
        if (word >= bits.Length)
        {
            Array.Resize(ref bits, word + 1);
            byUser[user] = bits;
        }

        bits[word] |= 1UL << (template % WordBits);
    }

    /// <summary>Ascending.</summary>
    public IReadOnlyList<Guid> TemplatesOf(int user)
    {
        ascending ??= [.. Enumerable.Range(0, templates.Count).OrderBy(template => templates.Ids[template])];
        var bits = byUser[user];
        return [.. ascending.Where(template => template / WordBits < bits.Length && (bits[template / WordBits] & (1UL << (template % WordBits))) != 0).Select(template => templates.Ids[template])];
    }
}
