using System.Text.Json;
using Reporting.Domain.Ingestion;

namespace Reporting.Dashboard.Pages.Flags;

/// <summary>How the data of an event differ from what they were.</summary>
internal static class DataDiff
{
    private const int LongestValue = 2_000;
    private const int LongestSeen = 160;
    private const int DeepestLevel = 6;

    /// <summary>The values that are not the same before and after, by their paths; null where there is none. Very long ones are cut.</summary>
    public static IReadOnlyList<(string Path, string? Before, string? After)> Of(RawJson? before, RawJson? after)
    {
        var (was, now) = (Values(before), Values(after));
        return
        [
            .. was.Keys.Concat(now.Keys.Where(path => !was.ContainsKey(path)))
                .Select(path => (Path: path, Before: was.GetValueOrDefault(path), After: now.GetValueOrDefault(path)))
                .Where(value => !string.Equals(value.Before, value.After, StringComparison.Ordinal))
                .Select(value => (value.Path, Cut(value.Before, LongestValue), Cut(value.After, LongestValue))),
        ];
    }

    /// <summary>The beginning of a value, as long as is seen at a glance.</summary>
    public static string Short(string value) => Cut(value, LongestSeen)!;

    private static Dictionary<string, string> Values(RawJson? json)
    {
        var values = new Dictionary<string, string>(StringComparer.Ordinal);
        if (json is not null)
        {
            try
            {
                using var document = JsonDocument.Parse(json.Text);
                Add(values, "", document.RootElement, DeepestLevel);
            }
            catch (JsonException)
            {
                values[""] = json.Text;
            }
        }

        return values;
    }

    private static void Add(Dictionary<string, string> values, string path, JsonElement element, int levels)
    {
        if (levels > 0 && element.ValueKind == JsonValueKind.Object)
        {
            foreach (var property in element.EnumerateObject())
            {
                Add(values, path.Length == 0 ? property.Name : $"{path}.{property.Name}", property.Value, levels - 1);
            }
        }
        else if (levels > 0 && element.ValueKind == JsonValueKind.Array)
        {
            foreach (var (index, item) in element.EnumerateArray().Index())
            {
                Add(values, string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{path}[{index}]"), item, levels - 1);
            }
        }
        else
        {
            values[path] = element.ValueKind == JsonValueKind.String ? element.GetString()! : element.GetRawText();
        }
    }

    private static string? Cut(string? text, int length) => text is null || text.Length <= length ? text : $"{text[..length]}…";
}
