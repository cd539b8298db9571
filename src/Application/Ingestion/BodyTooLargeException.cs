namespace Reporting.Application.Ingestion;

/// <summary>A record or the body exceeds its limit; nothing was stored.</summary>
internal sealed class BodyTooLargeException(string message) : Exception(message);
