namespace Reporting.Application.Ingestion.Faults;

/// <summary>A record or the body exceeds its limit; nothing was stored.</summary>
internal sealed class BodyTooLargeException(string message) : Exception(message);
