namespace Reporting.Domain.Ingestion;

/// <summary>JSON of any shape, kept as it came: order of keys, numbers and escapes are its producer's.</summary>
public sealed record RawJson(string Text);
