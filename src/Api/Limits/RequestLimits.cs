using System.ComponentModel.DataAnnotations;

namespace Reporting.Api.Limits;

/// <summary>What one request or caller may take; bound to the section <c>Requests</c>.</summary>
internal sealed class RequestLimits
{
    public const string Section = "Requests";

    /// <summary>All headers of a request together.</summary>
    [Range(1_024, 512 << 10)]
    public int MaxHeaderBytes { get; set; } = 32 << 10;

    /// <summary>The query string, as it is sent.</summary>
    [Range(256, 512 << 10)]
    public int MaxQueryBytes { get; set; } = 16 << 10;

    /// <summary>A body that is not one of records.</summary>
    [Range(1_024, 64 << 20)]
    public int MaxBodyBytes { get; set; } = 1 << 20;

    /// <summary>Requests of one token to one route; 0 is no limit. Where it is not set, each dialect has its own.</summary>
    [Range(0, 1_000_000)]
    public int? PerMinute { get; set; }

    /// <summary>Until the answer begins and, where it is not a stream, ends.</summary>
    [Range(1, 3_600)]
    public int TimeoutSeconds { get; set; } = 60;

    /// <summary>The same for bodies of records, for lists that are streamed, and for removing an instance.</summary>
    [Range(1, 86_400)]
    public int TransferTimeoutSeconds { get; set; } = 3_600;

    /// <summary>For a connection to send all headers of a request.</summary>
    [Range(1, 3_600)]
    public int HeaderTimeoutSeconds { get; set; } = 30;

    /// <summary>How fast bodies have to be sent and answers to be taken, once the grace is over.</summary>
    [Range(1, 1 << 20)]
    public int MinBytesPerSecond { get; set; } = 240;

    [Range(2, 600)]
    public int SlowGraceSeconds { get; set; } = 5;

    /// <summary>Lists that are sent while they are read, to everybody.</summary>
    [Range(1, 10_000)]
    public int MaxStreams { get; set; } = 48;

    /// <summary>The same to one token.</summary>
    [Range(1, 10_000)]
    public int MaxStreamsPerToken { get; set; } = 16;

    /// <summary>For how long a connection may take nothing of an answer that is there for it; 0 is for ever.</summary>
    [Range(0, 3_600)]
    public int StalledSeconds { get; set; } = 30;
}
