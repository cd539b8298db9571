using Reporting.Domain.Access;

namespace Reporting.Domain.Ingestion;

/// <summary>What somebody has already: the state of an instance by its data version, or what had come in before a time of the service's clock.</summary>
public sealed record ChangedSince(long? Version, DateTimeOffset? At);

/// <summary>Which records of a collection are given, as of one state of its instance.</summary>
/// <param name="Version">The data version of that state: what changed in it is given, what changes later is not.</param>
/// <param name="IsWhole">All records, in the place of all that were given before.</param>
/// <param name="Days">Else the days of UTC of whose records all are given, in the place of those that were given before; ascending.</param>
public sealed record ChangedRecords(long Version, bool IsWhole, IReadOnlyList<DateOnly> Days);

/// <summary>Reads records back.</summary>
public interface IRecordChanges
{
    /// <summary>Tells which records have changed and gives each of them, all as of one state of the database; memory does not grow with their number.</summary>
    /// <param name="since">Null for the whole collection.</param>
    /// <param name="begin">Called once, before the first record.</param>
    /// <param name="take">Called for each record, in no order but that of its day.</param>
    /// <returns>How many there were.</returns>
    Task<long> ReadAsync<TRecord>(
        Instance instance, string collection, ChangedSince? since, Func<ChangedRecords, Task> begin, Func<TRecord, ValueTask> take, CancellationToken cancellationToken)
        where TRecord : class;
}
