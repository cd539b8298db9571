namespace Reporting.Application.Pipeline;

/// <summary>Where reports are read: a replica of the database that has all that the report may need, else the primary.</summary>
internal interface IReportPlace
{
    /// <summary>Whether there is any choice.</summary>
    bool HasReplicas { get; }

    /// <summary>Has the reading done on a replica that knows the instance at this version or later; on the primary where none does, or where the replica fails.</summary>
    Task<T> ReadAsync<T>(int instanceId, long version, Func<Task<T>> read, CancellationToken cancellationToken);
}
