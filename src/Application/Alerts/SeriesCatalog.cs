using System.Collections.Frozen;

namespace Reporting.Application.Alerts;

/// <summary>Every series that a rule can watch.</summary>
internal static class SeriesCatalog
{
    /// <summary>By kind of instance, in the order in which they are offered.</summary>
    public static IReadOnlyList<AlertSeries> All { get; } = [.. WorkspaceSeries.All, .. FlagSeries.All, .. FlagStateSeries.All, .. NetworkSeries.All, .. FreshnessSeries.All];

    private static readonly FrozenDictionary<string, AlertSeries> ByName = All.ToFrozenDictionary(series => series.Name, StringComparer.Ordinal);

    public static AlertSeries? Find(string? name) => name is null ? null : ByName.GetValueOrDefault(name);
}
