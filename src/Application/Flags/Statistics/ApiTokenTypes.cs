namespace Reporting.Application.Flags.Statistics;

/// <summary>The types of an instance's tokens, in the order in which statistics have always listed them: that of a hash table.</summary>
internal static class ApiTokenTypes
{
    private static readonly string[] Ordered = ["frontend", "admin", "client", "backend"];

    public static IReadOnlyDictionary<string, long> Order(IReadOnlyDictionary<string, long> counts)
        => new OrderedDictionary<string, long>(Ordered.Where(counts.ContainsKey).Select(type => KeyValuePair.Create(type, counts[type])), StringComparer.Ordinal);
}
