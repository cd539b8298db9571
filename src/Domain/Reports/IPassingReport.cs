using Reporting.Domain.Time;

namespace Reporting.Domain.Reports;

/// <summary>A report that time alone makes untrue, without any change of records.</summary>
public interface IPassingReport : IReport
{
    /// <summary>When it is true; it begins with the time of the request that it was computed for.</summary>
    TimeWindow TrueIn { get; }
}
