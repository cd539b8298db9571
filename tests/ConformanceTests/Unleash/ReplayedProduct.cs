using System.Text.Json;
using Reporting.Domain.Flags.Records;

namespace Reporting.ConformanceTests.Unleash;

/// <summary>What the product keeps of its flags as events happen to them. A flag that is heard of first is there from then on.</summary>
internal sealed class ReplayedProduct
{
    private readonly Dictionary<string, Flag> flags = new(StringComparer.Ordinal);

    public IReadOnlyCollection<Flag> Flags => flags.Values;

    public void Hear(IEnumerable<JsonElement> events)
    {
        foreach (var each in events)
        {
            if (each.GetProperty("type").GetString() is { } type && type.StartsWith("feature-", StringComparison.Ordinal) && each.TryGetProperty("feature_name", out var name))
            {
                Hear(name.GetString()!, type, each);
            }
        }
    }

    private void Hear(string name, string type, JsonElement line)
    {
        var at = line.GetProperty("created_at").GetDateTimeOffset();
        if (!flags.TryGetValue(name, out var flag))
        {
            flag = new Flag { Name = name, Project = line.GetProperty("project").GetString()!, Type = "release", CreatedAt = at };
        }

        flags[name] = type switch
        {
            "feature-created" or "feature-revived" => flag with { ArchivedAt = null },
            "feature-archived" => flag with { ArchivedAt = flag.ArchivedAt ?? at },
            "feature-stale-on" => flag with { Stale = true },
            "feature-stale-off" => flag with { Stale = false },
            _ => flag,
        };
    }
}
