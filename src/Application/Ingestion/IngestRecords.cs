using MediatR;
using Reporting.Application.Ingestion.Bodies;
using Reporting.Application.Pipeline;
using Reporting.Application.Telemetry;
using Reporting.Domain.Access;
using Reporting.Domain.Ingestion;

namespace Reporting.Application.Ingestion;

/// <summary>Takes the records of a body into a collection of an instance: all of them or none.</summary>
internal sealed record IngestRecordsCommand(string Instance, string Collection, MergeMode Mode, RecordBody Body) : IRequest<IngestOutcome>;

internal abstract record IngestOutcome
{
    public sealed record Merged(MergeCounts Counts) : IngestOutcome;

    public sealed record UnknownInstance(IReadOnlyList<string> Known) : IngestOutcome;

    public sealed record UnknownCollection(InstanceKind Kind, IReadOnlyList<string> Known) : IngestOutcome;

    /// <summary>Only a snapshot collection can be replaced.</summary>
    public sealed record NotASnapshot : IngestOutcome;

    public sealed record Invalid(IReadOnlyList<RecordFault> Faults) : IngestOutcome;

    public sealed record TooLarge(string Detail) : IngestOutcome;
}

internal sealed class IngestRecordsHandler(IAccessDirectory directory, CollectionCatalog catalog, IRecordStore store, RequestFacts facts)
    : IRequestHandler<IngestRecordsCommand, IngestOutcome>
{
    public async Task<IngestOutcome> Handle(IngestRecordsCommand request, CancellationToken cancellationToken)
    {
        if (await directory.FindInstanceAsync(request.Instance, cancellationToken) is not { } instance)
        {
            var instances = await directory.ReadInstancesAsync(cancellationToken);
            return new IngestOutcome.UnknownInstance([.. instances.Select(known => known.Key)]);
        }

        if (catalog.Find(instance.Kind, request.Collection) is not { } collection)
        {
            return new IngestOutcome.UnknownCollection(instance.Kind, catalog.NamesOf(instance.Kind));
        }

        if (request.Mode == MergeMode.Replace && !collection.IsSnapshot)
        {
            return new IngestOutcome.NotASnapshot();
        }

        (facts.Instance, facts.Collection) = (instance.Key, collection.Name);
        return await MergeAsync(collection, instance, request, cancellationToken);
    }

    /// <summary>What is wrong with a body shows while the store reads it, and has to reach it as an exception for the store to undo all.</summary>
    private async Task<IngestOutcome> MergeAsync(Collection collection, Instance instance, IngestRecordsCommand request, CancellationToken cancellationToken)
    {
        try
        {
            var counts = await collection.MergeAsync(store, instance, request.Body, request.Mode, cancellationToken);
            facts.Rows = counts.Received;
            Instruments.CountRecords(instance.Kind, request.Collection, counts);
            return new IngestOutcome.Merged(counts);
        }
        catch (InvalidRecordsException exception)
        {
            return new IngestOutcome.Invalid(exception.Faults);
        }
        catch (BodyTooLargeException exception)
        {
            return new IngestOutcome.TooLarge(exception.Message);
        }
    }
}
