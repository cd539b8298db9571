using Reporting.Dashboard.Formats;
using Reporting.Domain.Access;

namespace Reporting.Dashboard.Pages;

/// <summary>What the overview says of an instance.</summary>
/// <param name="Path">The page that says more.</param>
/// <param name="Trend">By day, of the last four weeks.</param>
public sealed record OverviewCard(Instance Instance, string Path, IReadOnlyList<OverviewNumber> Numbers, string TrendLabel, IReadOnlyList<double?> Trend);

/// <param name="Before">What it is compared with.</param>
/// <param name="Note">What puts it into proportion, where nothing does to compare it with.</param>
/// <param name="Path">The page that lists what is counted.</param>
public sealed record OverviewNumber(string Label, string Value, string Path, Change? Change = null, string Before = "", string? Note = null);
