namespace Reporting.Application.Reports;

/// <summary>Chooses the database that a report is read from: a replica that has all that the report may need, else the primary.</summary>
internal interface IReplicaRouting
{
    /// <summary>Has the reading done on a replica that knows the instance at this version or later; on the primary where none does, or where the replica fails.</summary>
    Task<T> ReadAsync<T>(int instanceId, long version, Func<Task<T>> read, CancellationToken cancellationToken);
}
