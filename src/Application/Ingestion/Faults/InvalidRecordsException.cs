namespace Reporting.Application.Ingestion.Faults;

/// <summary>The request's records can't be taken, and none was: the first faults, up to <see cref="FaultList.Limit"/>.</summary>
internal sealed class InvalidRecordsException(IReadOnlyList<RecordFault> faults) : Exception("The body has invalid records.")
{
    public IReadOnlyList<RecordFault> Faults { get; } = faults;
}
