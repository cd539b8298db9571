namespace Reporting.Application.Reports;

/// <summary>Names one state of one report.</summary>
/// <param name="Query">What is asked of which instance, from <see cref="QueryKey"/>.</param>
/// <param name="Version">The data version of the instance when it was asked.</param>
internal sealed record ReportKey(string Query, long Version)
{
    public static ReportKey Of(object query, long version) => new(QueryKey.Of(query), version);
}
