namespace Reporting.Domain.Ingestion;

/// <summary>A number for each instance that grows with every change of its records: what a cached report is valid for.</summary>
public interface IDataVersions
{
    /// <summary>The version as it stands now; never older than a record acknowledged before the call.</summary>
    Task<long> ReadAsync(int instanceId, CancellationToken cancellationToken);
}
