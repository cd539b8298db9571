using FluentValidation;
using Reporting.Application.Ingestion.Bodies;
using Reporting.Domain.Access;
using Reporting.Domain.Ingestion;

namespace Reporting.Application.Ingestion;

/// <summary>A named set of records of one type, as the ingest routes see it.</summary>
internal abstract class Collection(CollectionAttribute declaration)
{
    public string Name { get; } = declaration.Name;

    public InstanceKind Kind { get; } = declaration.Kind;

    public bool IsSnapshot { get; } = declaration.Snapshot;

    /// <exception cref="InvalidRecordsException">A record can't be taken; none was.</exception>
    /// <exception cref="BodyTooLargeException">A limit was passed; nothing was stored.</exception>
    public abstract Task<MergeCounts> MergeAsync(
        IRecordStore store, Instance instance, RecordBody body, MergeMode mode, CancellationToken cancellationToken);
}

internal sealed class Collection<TRecord>(CollectionAttribute declaration, IValidator<TRecord> validator, IngestionOptions options)
    : Collection(declaration)
    where TRecord : class
{
    private readonly RecordParser<TRecord> parser = new(validator);

    public override async Task<MergeCounts> MergeAsync(
        IRecordStore store, Instance instance, RecordBody body, MergeMode mode, CancellationToken cancellationToken)
    {
        var records = new RecordReader<TRecord>(parser, body, options).ReadAsync(cancellationToken);
        try
        {
            return await store.MergeAsync(instance, records, mode, cancellationToken);
        }
        catch (DuplicateRecordsException exception)
        {
            throw new InvalidRecordsException([.. exception.Duplicates.Take(FaultList.Limit).Select(FaultOf)]);
        }
    }

    private static RecordFault FaultOf(DuplicateRecord duplicate)
        => new(duplicate.Number, duplicate.Line, duplicate.Field, $"has the same key as record {duplicate.FirstNumber}");
}
