namespace Reporting.Bench;

/// <summary>What was measured is worth nothing: the message says why.</summary>
internal sealed class BenchFailedException(string message) : Exception(message);
