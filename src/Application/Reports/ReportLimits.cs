using System.ComponentModel.DataAnnotations;

namespace Reporting.Application.Reports;

/// <summary>What one report may be asked for; bound to the section <c>Requests</c>.</summary>
internal sealed class ReportLimits
{
    public const string Section = "Requests";

    /// <summary>Intervals of one report.</summary>
    [Range(1, 1_000_000)]
    public int MaxIntervals { get; set; } = 3_660;

    /// <summary>From the beginning of a report by intervals to its end.</summary>
    [Range(1, 9_999)]
    public int MaxYears { get; set; } = 10;

    /// <summary>The events of one page, in KiB. A page ends with the event that reaches it.</summary>
    [Range(1, 1 << 20)]
    public int MaxPageKilobytes { get; set; } = 8_192;

    public long MaxPageBytes => MaxPageKilobytes * 1024L;
}
