namespace Reporting.Application.Ingestion.Faults;

/// <summary>What is wrong with one record of a request.</summary>
/// <param name="Record">Counted from 1.</param>
/// <param name="Line">The line of the body, where it has lines.</param>
/// <param name="Field">The wire name, such as <c>parameters[0].type</c>; null when the record as a whole is meant.</param>
internal sealed record RecordFault(long Record, long? Line, string? Field, string Message);
