namespace Reporting.Domain.Ingestion;

/// <summary>A record of a span of time: a small one can have every half hour of a long span computed and stored.</summary>
public interface IHalfHourSpan
{
    /// <summary>How many half hours of UTC the span touches.</summary>
    long CountHalfHours();
}
