using System.ComponentModel.DataAnnotations;

namespace Reporting.Application.Reports;

/// <summary>How much memory kept reports may take.</summary>
internal sealed class CachingOptions
{
    public const string Section = "Caching";

    /// <summary>What may be kept, in MiB; 0 keeps nothing.</summary>
    [Range(0, 1 << 20)]
    public int Megabytes { get; set; } = 64;

    public bool Enabled { get; set; } = true;

    /// <summary>What one report may take with its bodies, in KiB. A larger one is written while it is made and not kept.</summary>
    [Range(1, 1 << 30)]
    public int MaxReportKilobytes { get; set; } = 8192;

    public bool Keeps => Enabled && Megabytes > 0;
}
