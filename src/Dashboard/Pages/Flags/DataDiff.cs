using System.Text.Json;
using Reporting.Domain.Ingestion;

namespace Reporting.Dashboard.Pages.Flags;

/// <summary>How the data of an event differ from what they were.</summary>
internal static class DataDiff
{
    private const int LongestValue = 160;
    private const int DeepestLevel = 6;

    /// <summary>The values that are not the same before and after, by their paths; null where there is none.</summary>
    public static IReadOnlyList<(string Path, string? Before, string? After)> Of(RawJson? before, RawJson? after)
    {
        var (was, now) = (Values(before), Values(after));
        return
        [
            .. was.Keys.Concat(now.Keys.Where(path => !was.ContainsKey(path)))
                .Select(path => (path, was.GetValueOrDefault(path), now.GetValueOrDefault(path)))
                .Where(value => !string.Equals(value.Item2, value.Item3, StringComparison.Ordinal)),
        ];
    }

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
                values[""] = Short(json.Text);
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
            values[path] = Short(element.ValueKind == JsonValueKind.String ? element.GetString()! : element.GetRawText());
        }
    }

    private static string Short(string text) => text.Length <= LongestValue ? text : $"{text[..LongestValue]}…";
}
