using System.ComponentModel.DataAnnotations;

namespace Reporting.Application.Ingestion;

/// <summary>Bound to the section <c>Ingestion</c>.</summary>
internal sealed class IngestionOptions
{
    public const string Section = "Ingestion";

    /// <summary>The largest record, in bytes of its JSON.</summary>
    [Range(1_024, 256 << 20)]
    public int MaxRecordBytes { get; set; } = 1 << 20;

    /// <summary>The largest body, in bytes after decompression.</summary>
    [Range(1_024L, long.MaxValue)]
    public long MaxBodyBytes { get; set; } = 4L << 30;
}
