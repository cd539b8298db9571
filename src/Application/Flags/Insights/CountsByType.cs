using System.Collections;
using System.Diagnostics.CodeAnalysis;

namespace Reporting.Application.Flags.Insights;

/// <summary>A number for each of some types. Rows share the types, of which there are few, and there are thousands of rows.</summary>
/// <param name="types">Ascending by ordinal.</param>
/// <param name="counts">One for each type.</param>
internal sealed class CountsByType(string[] types, long[] counts) : IReadOnlyDictionary<string, long>
{
    public int Count => types.Length;

    public IEnumerable<string> Keys => types;

    public IEnumerable<long> Values => counts;

    public long this[string key] => TryGetValue(key, out var value) ? value : throw new KeyNotFoundException($"There is no type '{key}'.");

    public bool ContainsKey(string key) => IndexOf(key) >= 0;

    public bool TryGetValue(string key, [MaybeNullWhen(false)] out long value)
    {
        var index = IndexOf(key);
        value = index < 0 ? 0 : counts[index];
        return index >= 0;
    }

    public IEnumerator<KeyValuePair<string, long>> GetEnumerator()
    {
        for (var index = 0; index < types.Length; index++)
        {
            yield return KeyValuePair.Create(types[index], counts[index]);
        }
    }

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    private int IndexOf(string type) => Array.BinarySearch(types, type, StringComparer.Ordinal);
}
