using Reporting.Domain.Access;

namespace Reporting.Domain.Ingestion;

/// <summary>Where records are kept. All or nothing: a failed merge leaves no trace.</summary>
public interface IRecordStore
{
    /// <summary>
    /// Adds or updates the records by key; returns when they are durable and rolled up, so that the next report shows them.
    /// An exception from <paramref name="records"/> undoes everything and is passed on.
    /// </summary>
    /// <exception cref="InstanceGoneException">The instance was deleted meanwhile.</exception>
    /// <exception cref="TokenRevokedException">The token that sent them was revoked meanwhile.</exception>
    /// <exception cref="TooManyMonthsException">The records begin more months than one request may.</exception>
    /// <exception cref="DuplicateRecordsException">A key comes twice in a <see cref="MergeMode.Replace"/>.</exception>
    Task<MergeCounts> MergeAsync<TRecord>(
        Instance instance,
        IAsyncEnumerable<ReceivedRecord<TRecord>> records,
        MergeMode mode,
        CancellationToken cancellationToken)
        where TRecord : class;
}

public enum MergeMode
{
    /// <summary>Add or update; of a key given twice the last record stands.</summary>
    Update,

    /// <summary>The records are the whole collection: others are removed.</summary>
    Replace,
}

/// <param name="Number">Counted from 1 in its request.</param>
/// <param name="Line">The line of the body, where it has lines.</param>
public readonly record struct ReceivedRecord<TRecord>(TRecord Value, long Number, long? Line)
    where TRecord : class;

/// <summary>What became of the records of one request.</summary>
public sealed record MergeCounts(long Received, long Inserted, long Updated, long Unchanged, long Removed);

/// <summary>The first keys that came twice (up to 100), each with its later record.</summary>
public sealed class DuplicateRecordsException(IReadOnlyList<DuplicateRecord> duplicates) : Exception("A key comes twice.")
{
    public IReadOnlyList<DuplicateRecord> Duplicates { get; } = duplicates;
}

/// <param name="Field">The wire name of the last field of the key.</param>
public sealed record DuplicateRecord(long Number, long? Line, long FirstNumber, string Field);

/// <summary>Records are kept by month, and each month of which nothing was kept before has a cost of its own.</summary>
/// <param name="number">The record that is the first of a month too many.</param>
/// <param name="field">The wire name of its time.</param>
public sealed class TooManyMonthsException(long number, long? line, string field) : Exception("The records begin too many months.")
{
    /// <summary>How many months that are not there yet one request may begin.</summary>
    public const int Limit = 36;

    public long Number { get; } = number;

    public long? Line { get; } = line;

    public string Field { get; } = field;
}

/// <summary>The instance was deleted while records came in.</summary>
public sealed class InstanceGoneException() : Exception("The instance was deleted while records came in.");
