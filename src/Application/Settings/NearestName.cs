namespace Reporting.Application.Settings;

/// <summary>Names that are known, whatever their case, and which of them somebody meant who wrote another.</summary>
internal sealed class NearestName(IReadOnlyList<string> names)
{
    /// <summary>So many letters may differ in a name that is taken for a misspelling.</summary>
    private const int MaxDifferences = 2;

    public bool Has(string name) => names.Contains(name, StringComparer.OrdinalIgnoreCase);

    /// <summary>A name that begins with the given one comes first.</summary>
    public string Find(string name) => names.MinBy(known => known.StartsWith(name, StringComparison.OrdinalIgnoreCase) ? 0 : Differences(known, name))!;

    /// <summary>Null when the name is like none of them.</summary>
    public string? FindMisspelt(string name)
        => Find(name) is var nearest && Differences(nearest, name) <= MaxDifferences && name.Length > 2 * MaxDifferences ? nearest : null;

    /// <summary>How many letters have to be inserted, removed or replaced to make one of the other (Levenshtein).</summary>
    private static int Differences(string one, string other)
    {
        var costs = Enumerable.Range(0, other.Length + 1).ToArray();
        for (var row = 1; row <= one.Length; row++)
        {
            var diagonal = costs[0];
            costs[0] = row;
            for (var column = 1; column <= other.Length; column++)
            {
                var replaced = diagonal + (char.ToUpperInvariant(one[row - 1]) == char.ToUpperInvariant(other[column - 1]) ? 0 : 1);
                diagonal = costs[column];
                costs[column] = Math.Min(replaced, Math.Min(costs[column], costs[column - 1]) + 1);
            }
        }

        return costs[other.Length];
    }
}
