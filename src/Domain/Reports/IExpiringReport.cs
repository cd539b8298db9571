using Reporting.Domain.Time;

namespace Reporting.Domain.Reports;

/// <summary>A report that time alone makes wrong, without any change of records.</summary>
public interface IExpiringReport : IReport
{
    /// <summary>When it is right; it begins with the time of the request that it was computed for.</summary>
    TimeWindow ValidDuring { get; }
}
