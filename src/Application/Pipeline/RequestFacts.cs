namespace Reporting.Application.Pipeline;

/// <summary>What the log says of a request besides its address.</summary>
internal sealed class RequestFacts
{
    /// <summary>The use case, such as <c>GetDaus</c>.</summary>
    public string? UseCase { get; set; }

    public long? Rows { get; set; }

    public bool? CacheHit { get; set; }
}
