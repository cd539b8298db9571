using Reporting.Domain.Flags.Reports;

namespace Reporting.Dashboard.Pages.Flags;

/// <summary>The values of filters of events that are known beforehand; whoever types one needs neither its case nor its id.</summary>
/// <param name="labels">Of types, by type.</param>
public sealed class EventValues(IReadOnlyDictionary<string, string> labels, EventPlaces places)
{
    private readonly IReadOnlyList<EventValue> types = [.. labels.Select(type => new EventValue(type.Key, type.Value)).OrderBy(type => type.Label, StringComparer.Ordinal)];
    private readonly IReadOnlyList<EventValue> projects = [.. places.Projects.Select(project => new EventValue(project.Id, project.Name))];
    private readonly IReadOnlyList<EventValue> environments = [.. places.Environments.Select(name => new EventValue(name, name))];

    /// <summary>Those of the filter of a parameter; none where its values are not known.</summary>
    public IReadOnlyList<EventValue> Of(string parameter) => parameter switch
    {
        EventSearch.TypeParameter => types,
        EventSearch.ProjectParameter => projects,
        EventSearch.EnvironmentParameter => environments,
        _ => [],
    };

    /// <summary>
    /// What somebody means who types a value: itself where it is known; else those that are called so in any case; else what was typed. A project that is no
    /// more may have had an id that is the name of another one now, so that it is meant too.
    /// </summary>
    public IReadOnlyList<string> Meant(string parameter, string typed)
    {
        var known = Of(parameter);
        IReadOnlyList<string> called = known.Any(each => string.Equals(each.Value, typed, StringComparison.Ordinal)) ? [] : [.. known.Where(each => each.IsCalled(typed)).Select(each => each.Value)];
        return called.Count == 0 || parameter is EventSearch.ProjectParameter ? [typed, .. called] : called;
    }
}

/// <param name="Value">What events say.</param>
/// <param name="Label">What people call it.</param>
public sealed record EventValue(string Value, string Label)
{
    public bool IsCalled(string text) => string.Equals(Value, text, StringComparison.OrdinalIgnoreCase) || string.Equals(Label, text, StringComparison.OrdinalIgnoreCase);

    public bool Mentions(string text) => Value.Contains(text, StringComparison.OrdinalIgnoreCase) || Label.Contains(text, StringComparison.OrdinalIgnoreCase);
}
