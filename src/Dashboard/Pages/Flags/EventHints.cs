using Reporting.Dashboard.Views;

namespace Reporting.Dashboard.Pages.Flags;

/// <summary>Why a search of events may have found nothing, and what to try.</summary>
/// <param name="Links">What each is called, and where it leads.</param>
internal sealed record EventHint(string Text, IReadOnlyList<(string Label, PageAddress Address)> Links);

internal static class EventHints
{
    private const int MostSimilar = 8;

    /// <param name="fields">The filters that there are.</param>
    /// <param name="address">The search that found nothing.</param>
    /// <param name="flags">The names of flags.</param>
    /// <param name="isFoundAsText">Whether the flag searched for is found as a text.</param>
    public static IReadOnlyList<EventHint> Of(IReadOnlyList<EventField> fields, PageAddress address, EventValues values, IReadOnlyList<string> flags, bool isFoundAsText)
    {
        var search = address.With(EventSearch.OffsetParameter, null);
        IReadOnlyList<EventValue> named = [.. flags.Select(name => new EventValue(name, name))];
        var hints = fields
            .Where(field => search[field.Parameter] is not null)
            .Select(field => HintOf(field, search, field.Parameter is EventSearch.FlagParameter or EventSearch.TextParameter ? named : values.Of(field.Parameter), isFoundAsText))
            .ToList();
        if (search[ViewState.RangeParameter] is not ViewRange.All)
        {
            hints.Add(new EventHint("Only the days of the range are searched.", [("Search all days", search.WithRange(ViewRange.All))]));
        }

        return hints;
    }

    private static EventHint HintOf(EventField field, PageAddress search, IReadOnlyList<EventValue> known, bool isFoundAsText)
    {
        var typed = search[field.Parameter]!;
        var without = search.With(field.Parameter, null);
        var isText = field.Parameter is EventSearch.TextParameter;
        var links = Similar(search, field.Parameter, known)
            .Select(value => (isText ? $"The flag {value.Value}" : value.Label, isText ? without.With(EventSearch.FlagParameter, value.Value) : search.With(field.Parameter, value.Value)))
            .ToList();
        if (field.Parameter is EventSearch.FlagParameter && isFoundAsText)
        {
            links.Add(($"“{typed}” as a text", without.With(EventSearch.TextParameter, typed)));
        }

        return new EventHint(
            $"{Explain(field, typed)}{(links.Count > 0 ? " Perhaps this is meant:" : "")}",
            [.. links, ($"Without this {(isText ? "text" : "filter")}", without)]);
    }

    private static string Explain(EventField field, string typed) => field.Parameter switch
    {
        EventSearch.TextParameter => $"The text “{typed}” is looked for {field.Example}.",
        EventSearch.TypeParameter => $"Only the type “{typed}” is searched.",
        EventSearch.ProjectParameter => $"Only the project “{typed}” is searched.",
        EventSearch.EnvironmentParameter => $"Only the environment “{typed}” is searched.",
        EventSearch.FlagParameter => $"No flag of just the name “{typed}” has such events; capitals count.",
        EventSearch.IdParameter => $"Only the event of the number “{typed}” is searched.",
        _ => $"Only the transaction of just the id “{typed}” is searched.",
    };

    /// <summary>Known values that mention what was typed, and are not just that.</summary>
    private static IEnumerable<EventValue> Similar(PageAddress search, string parameter, IReadOnlyList<EventValue> known)
    {
        var typed = EventSearch.Many(search, parameter);
        return known
            .Where(each => typed.Any(each.Mentions) && (parameter is EventSearch.TextParameter || !typed.Contains(each.Value, StringComparer.Ordinal)))
            .OrderBy(each => each.Value.Length)
            .ThenBy(each => each.Value, StringComparer.Ordinal)
            .Take(MostSimilar);
    }
}
