using System.Collections.Immutable;
using System.Text;
using Microsoft.AspNetCore.Http;

namespace Reporting.Dashboard.Views;

/// <summary>The address of a page, to make others of it.</summary>
public sealed record PageAddress(string Path, ImmutableSortedDictionary<string, string> Parameters)
{
    /// <summary>What is asked for, not what is seen.</summary>
    public const string CsvParameter = "csv";

    /// <summary>Parameters that mean the same on every page, so that they go along with a link to another.</summary>
    private static readonly IReadOnlyList<string> Shared = [ViewState.RangeParameter, ViewState.FromParameter, ViewState.ToParameter, ViewState.ZoneParameter, ViewState.CompareParameter];

    public string? this[string parameter] => Parameters.GetValueOrDefault(parameter);

    public static PageAddress Of(HttpRequest request) => new(
        request.Path.Value ?? "/",
        request.Query
            .Where(pair => pair.Value.ToString().Length > 0 && pair.Key is not CsvParameter)
            .ToImmutableSortedDictionary(pair => pair.Key, pair => pair.Value.ToString(), StringComparer.Ordinal));

    /// <summary>With a parameter set, or left out where the value is null.</summary>
    public PageAddress With(string parameter, string? value)
        => this with { Parameters = string.IsNullOrEmpty(value) ? Parameters.Remove(parameter) : Parameters.SetItem(parameter, value) };

    /// <summary>Of the same page at another range.</summary>
    public PageAddress WithRange(string? preset)
        => With(ViewState.RangeParameter, preset is ViewRange.Usual ? null : preset).With(ViewState.FromParameter, null).With(ViewState.ToParameter, null);

    /// <summary>Of another page at the same range, zone and comparison.</summary>
    /// <param name="instance">The key of the instance that it is about; null where it is about none or the only one.</param>
    public PageAddress To(string path, string? instance = null)
        => new PageAddress(path, Parameters.RemoveRange(Parameters.Keys.Where(name => !Shared.Contains(name, StringComparer.Ordinal)))).With(ViewState.InstanceParameter, instance);

    /// <summary>Names and values that a form of this page keeps beside its own fields.</summary>
    public IEnumerable<KeyValuePair<string, string>> Without(params string[] fields) => Parameters.Where(pair => !fields.Contains(pair.Key, StringComparer.Ordinal));

    public override string ToString()
    {
        var text = new StringBuilder(Path);
        foreach (var (name, value) in Parameters)
        {
            text.Append(text.Length == Path.Length ? '?' : '&').Append(Uri.EscapeDataString(name)).Append('=').Append(Uri.EscapeDataString(value));
        }

        return text.ToString();
    }
}
