namespace Reporting.Application.Pipeline;

/// <summary>Names one state of one report.</summary>
/// <param name="Version">The data version of the instance when it was asked.</param>
internal sealed record ReportKey(int InstanceId, string Query, long Version)
{
    public static ReportKey Of(IInstanceQuery query, long version) => new(query.InstanceId, query.CacheKey, version);
}
