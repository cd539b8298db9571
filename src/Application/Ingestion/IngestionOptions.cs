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

    /// <summary>How many bodies are taken at once.</summary>
    [Range(1, 1_000)]
    public int MaxConcurrentRequests { get; set; } = 32;

    /// <summary>Requests of one token to one route; 0 is no limit.</summary>
    [Range(0, 1_000_000)]
    public int RequestsPerMinute { get; set; }
}
