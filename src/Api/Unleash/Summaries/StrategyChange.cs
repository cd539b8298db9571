namespace Reporting.Api.Unleash.Summaries;

/// <summary>How the settings of a strategy changed.</summary>
internal static class StrategyChange
{
    /// <summary>The strategy's title, else its name, each as it was before if the event says it.</summary>
    public static string NameOf(EventDocument before, EventDocument after)
        => Array.Find([before["title"], after["title"], before["name"], after["name"]], each => each.Text.Length > 0).Text;

    /// <summary>Nothing where the event says neither state.</summary>
    public static string Tell(EventDocument before, EventDocument after, string? environment)
    {
        if (!before.Exists && !after.Exists)
        {
            return "";
        }

        var strategy = (after.Exists ? after : before)["name"].Text;
        var changes = string.Join(';', Changes(strategy, before, after).Where(change => change.Length > 0));
        return $"by updating strategy {Bold(NameOf(before, after))} in {Bold(environment)}{changes}";
    }

    private static IEnumerable<string> Changes(string strategy, EventDocument before, EventDocument after)
    {
        IEnumerable<string> own = strategy switch
        {
            "flexibleRollout" => [Setting("stickiness", before, after), Setting("rollout", before, after, "%"), Setting("groupId", before, after)],
            "remoteAddress" => [Addresses("IPs", before, after)],
            "applicationHostname" => [Addresses("hostNames", before, after)],
            _ => [],
        };
        return strategy is "flexibleRollout" or "remoteAddress" or "applicationHostname" or "default"
            ? [.. own, FromTo("constraints", ConstraintWords.Of(before["constraints"]), ConstraintWords.Of(after["constraints"])), Segments(before, after)]
            : [];
    }

    private static string Setting(string name, EventDocument before, EventDocument after, string unit = "")
    {
        var (old, now) = (before["parameters"][name], after["parameters"][name]);
        return string.Equals(old.Value, now.Value, StringComparison.Ordinal)
            ? ""
            : Change(name, old.Text.Length == 0 ? null : old.Value + unit, now.Value + unit);
    }

    private static string Addresses(string name, EventDocument before, EventDocument after)
    {
        var now = Listed(name, after["parameters"][name]);
        return before.Exists ? FromTo(name, Listed(name, before["parameters"][name]), now) : Change(name, null, now);
    }

    private static string Listed(string name, EventDocument addresses) => addresses.Text.Length == 0 ? $"empty set of {name}" : $"[{addresses.Text}]";

    private static string Segments(EventDocument before, EventDocument after) => FromTo("segments", Numbers(before["segments"]), Numbers(after["segments"]));

    private static string Numbers(EventDocument segments) => segments.Items.Count == 0 ? "empty set of segments" : $"({segments.Text})";

    private static string FromTo(string what, string old, string now) => string.Equals(old, now, StringComparison.Ordinal) ? "" : Change(what, old, now);

    private static string Change(string what, string? old, string now) => old is null ? $" {what} to {now}" : $" {what} from {old} to {now}";

    /// <summary>Of nothing only the mark is left.</summary>
    private static string Bold(string? text) => string.IsNullOrEmpty(text) ? "**" : $"**{text}**";
}
