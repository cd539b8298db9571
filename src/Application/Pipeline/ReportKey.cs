using Reporting.Domain.Reports;

namespace Reporting.Application.Pipeline;

/// <summary>Names one state of one report.</summary>
/// <param name="Version">The data version of the instance when it was asked.</param>
internal sealed record ReportKey(int InstanceId, string Query, long Version)
{
    public static ReportKey Of<TReport>(IReportQuery<TReport> query, long version)
        where TReport : class, IReport
        => new(query.InstanceId, query.CacheKey, version);
}
