using System.Net;

namespace Reporting.Api.Coder.Go;

/// <summary>A query string as Go's <c>url.ParseQuery</c> reads it: names by case, pairs with a semicolon or a bad escape dropped.</summary>
internal sealed class GoQuery
{
    private readonly Dictionary<string, List<string>> values = new(StringComparer.Ordinal);

    private GoQuery(string query)
    {
        foreach (var pair in query.TrimStart('?').Split('&', StringSplitOptions.RemoveEmptyEntries).Where(IsWellFormed))
        {
            var parts = pair.Split('=', 2);
            Add(WebUtility.UrlDecode(parts[0]), parts.Length == 2 ? WebUtility.UrlDecode(parts[1]) : string.Empty);
        }
    }

    /// <summary>In the order in which they first come.</summary>
    public IReadOnlyCollection<string> Names => values.Keys;

    public static GoQuery Parse(string? query) => new(query ?? string.Empty);

    /// <summary>The values of a parameter; empty where it is absent.</summary>
    public IReadOnlyList<string> Values(string name) => values.TryGetValue(name, out var found) ? found : [];

    private static bool IsWellFormed(string pair)
    {
        for (var index = pair.IndexOf('%', StringComparison.Ordinal); index >= 0; index = pair.IndexOf('%', index + 1))
        {
            if (index + 2 >= pair.Length || !char.IsAsciiHexDigit(pair[index + 1]) || !char.IsAsciiHexDigit(pair[index + 2]))
            {
                return false;
            }
        }

        return !pair.Contains(';', StringComparison.Ordinal);
    }

    private void Add(string name, string value)
    {
        if (!values.TryGetValue(name, out var list))
        {
            values[name] = list = [];
        }

        list.Add(value);
    }
}
