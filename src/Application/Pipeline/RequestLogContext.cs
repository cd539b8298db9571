namespace Reporting.Application.Pipeline;

/// <summary>What the log says of a request besides its address.</summary>
internal sealed class RequestLogContext
{
    /// <summary>The use case, such as <c>GetDaus</c>.</summary>
    public string? UseCase { get; set; }

    /// <summary>The key of the instance that the route names.</summary>
    public string? Instance { get; set; }

    /// <summary>The collection that records were sent to.</summary>
    public string? Collection { get; set; }

    /// <summary>Of the report, or of the records received.</summary>
    public long? Rows { get; set; }

    public bool? CacheHit { get; set; }
}
