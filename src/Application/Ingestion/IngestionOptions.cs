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

    /// <summary>How many half hours the app sessions of one request may span, all together, where it is more than a day each: each of them is computed and stored.</summary>
    [Range(20_000L, long.MaxValue)]
    public long MaxHalfHours { get; set; } = 4_000_000;

    /// <summary>How far back the times go by which records are kept or rolled up, in days before now.</summary>
    [Range(1, 20_000)]
    public int OldestDays { get; set; } = 3_650;

    /// <summary>How many bodies that have arrived are stored at once; others wait.</summary>
    [Range(1, 1_000)]
    public int MaxConcurrentRequests { get; set; } = 24;

    /// <summary>How many of them may be of one token.</summary>
    [Range(1, 1_000)]
    public int MaxConcurrentPerToken { get; set; } = 12;

    /// <summary>How many bodies may be arriving or waiting; beyond it 429.</summary>
    [Range(1, 100_000)]
    public int MaxOpenBodies { get; set; } = 256;

    /// <summary>How many of them may be of one token.</summary>
    [Range(1, 100_000)]
    public int MaxOpenBodiesPerToken { get; set; } = 64;

    /// <summary>What bodies that arrive may take of memory, all together; beyond it they go to files at once.</summary>
    [Range(0, 1 << 30)]
    public int MaxSpoolMemoryBytes { get; set; } = 16 << 20;

    /// <summary>What bodies that arrive may take of the disk, all together and as they are sent; half of it for one token.</summary>
    [Range(1L << 20, long.MaxValue)]
    public long MaxSpoolBytes { get; set; } = 16L << 30;

    /// <summary>Where bodies that arrive are kept; the system's directory for temporary files where it is not set.</summary>
    public string? SpoolDirectory { get; set; }

    /// <summary>Requests of one token to one route; 0 is no limit.</summary>
    [Range(0, 1_000_000)]
    public int RequestsPerMinute { get; set; }
}
