using FluentValidation;
using Reporting.Application.Ingestion.Bodies;
using Reporting.Application.Ingestion.Faults;
using Reporting.Application.Ingestion.Rules;
using Reporting.Domain.Access;
using Reporting.Domain.Ingestion;

namespace Reporting.Application.Ingestion;

/// <summary>A named set of records of one type, as the ingest routes see it.</summary>
internal abstract class Collection(CollectionAttribute declaration)
{
    public string Name { get; } = declaration.Name;

    public InstanceKind Kind { get; } = declaration.Kind;

    public bool IsSnapshot { get; } = declaration.Snapshot;

    /// <summary>Whether it holds one record at most.</summary>
    public bool IsSingle { get; } = declaration.Single;

    /// <param name="now">The time of the request.</param>
    /// <exception cref="InvalidRecordsException">A record can't be taken; none was.</exception>
    /// <exception cref="BodyTooLargeException">A limit was passed; nothing was stored.</exception>
    public abstract Task<MergeCounts> MergeAsync(
        IRecordStore store, Instance instance, RecordBody body, MergeMode mode, DateTimeOffset now, CancellationToken cancellationToken);

    /// <returns>How many records were given.</returns>
    public abstract Task<long> ReadAsync(
        IRecordChanges changes, Instance instance, ChangedSince? since, Func<ChangedRecords, Task> begin, Func<object, ValueTask> take, CancellationToken cancellationToken);
}

internal sealed class Collection<TRecord>(CollectionAttribute declaration, IValidator<TRecord> validator, IngestionOptions options)
    : Collection(declaration)
    where TRecord : class
{
    private readonly RecordParser<TRecord> parser = new(validator);

    public override async Task<MergeCounts> MergeAsync(
        IRecordStore store, Instance instance, RecordBody body, MergeMode mode, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var records = new RecordReader<TRecord>(parser, body, new TimeLimits(now, options.OldestDays), options).ReadAsync(cancellationToken);
        try
        {
            return await store.MergeAsync(instance, records, mode, cancellationToken);
        }
        catch (DuplicateRecordsException exception)
        {
            throw new InvalidRecordsException([.. exception.Duplicates.Take(FaultList.Limit).Select(FaultOf)]);
        }
        catch (TooManyMonthsException exception)
        {
            throw new InvalidRecordsException([FaultOf(exception)]);
        }
    }

    public override Task<long> ReadAsync(
        IRecordChanges changes, Instance instance, ChangedSince? since, Func<ChangedRecords, Task> begin, Func<object, ValueTask> take, CancellationToken cancellationToken)
        => changes.ReadAsync<TRecord>(instance, Name, since, begin, take, cancellationToken);

    private static RecordFault FaultOf(TooManyMonthsException exception)
        => new(exception.Number, exception.Line, exception.Field, $"begins another month of which nothing is kept yet: at most {TooManyMonthsException.Limit} a request");

    private RecordFault FaultOf(DuplicateRecord duplicate)
        => new(duplicate.Number, duplicate.Line, duplicate.Field, IsSingle ? "must be the only one: an instance has one record of this collection" : $"has the same key as record {duplicate.FirstNumber}");
}
