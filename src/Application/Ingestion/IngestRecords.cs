using MediatR;
using Reporting.Application.Access;
using Reporting.Application.Ingestion.Bodies;
using Reporting.Application.Ingestion.Faults;
using Reporting.Application.Pipeline;
using Reporting.Application.Telemetry;
using Reporting.Domain.Access;
using Reporting.Domain.Ingestion;
using Reporting.Domain.Sources;

namespace Reporting.Application.Ingestion;

/// <summary>Takes the records of a body into a collection of an instance: all of them or none.</summary>
/// <param name="Sender">The token that sends them over the network; null where they are at hand.</param>
internal sealed record IngestRecordsCommand(string Instance, string Collection, MergeMode Mode, RecordBody Body, SlotOwner? Sender = null) : IRequest<IngestOutcome>;

internal abstract record IngestOutcome
{
    public sealed record Merged(MergeCounts Counts) : IngestOutcome;

    public sealed record UnknownInstance(IReadOnlyList<string> Known) : IngestOutcome;

    /// <summary>The instance was deleted while the records came in; nothing was stored.</summary>
    public sealed record InstanceDeleted : IngestOutcome;

    /// <summary>The token was revoked while the records came in; nothing was stored.</summary>
    public sealed record TokenRevoked : IngestOutcome;

    public sealed record UnknownCollection(InstanceKind Kind, IReadOnlyList<string> Known) : IngestOutcome;

    /// <summary>Only a snapshot collection can be replaced.</summary>
    public sealed record NotASnapshot : IngestOutcome;

    /// <summary>The collection is filled from a product's database.</summary>
    public sealed record OwnedBySource(string Source) : IngestOutcome;

    public sealed record Invalid(IReadOnlyList<RecordFault> Faults) : IngestOutcome;

    /// <summary>Too many bodies are arriving; the same request may be taken later.</summary>
    /// <param name="DiskFailed">It is not the callers who take the room.</param>
    public sealed record NoRoom(string Detail, bool DiskFailed) : IngestOutcome;

    public sealed record TooLarge(string Detail) : IngestOutcome;
}

internal sealed class IngestRecordsHandler(IAccessDirectory directory, CollectionCatalog catalog, IBodySpool spool, MergeConcurrency concurrency, IRecordStore store, ISources sources, RequestClock clock, RequestLogContext logContext)
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

        if (sources.FindOwner(instance.Key, collection.Name) is { } owner)
        {
            return new IngestOutcome.OwnedBySource(owner);
        }

        if (request.Mode == MergeMode.Replace && !collection.IsSnapshot)
        {
            return new IngestOutcome.NotASnapshot();
        }

        (logContext.Instance, logContext.Collection) = (instance.Key, collection.Name);
        return await MergeAsync(collection, instance, request, cancellationToken);
    }

    /// <summary>
    /// The database is asked only once the whole body has arrived, so that a slow sender delays nobody.
    /// What is wrong with a body shows while the store reads it, and has to reach it as an exception for the store to undo all.
    /// </summary>
    private async Task<IngestOutcome> MergeAsync(Collection collection, Instance instance, IngestRecordsCommand request, CancellationToken cancellationToken)
    {
        try
        {
            var body = request.Sender is { } sender ? await spool.ReceiveAsync(request.Body, sender, cancellationToken) : request.Body;
            await using var content = body.Content;
            using var slot = await concurrency.EnterAsync(request.Sender ?? default, cancellationToken);
            var counts = await collection.MergeAsync(store, instance, body, request.Mode, clock.Now, cancellationToken);
            logContext.Rows = counts.Received;
            Instruments.CountRecords(instance.Kind, request.Collection, counts);
            return new IngestOutcome.Merged(counts);
        }
        catch (Exception exception) when (OutcomeOf(exception) is { } outcome)
        {
            return outcome;
        }
    }

    private static IngestOutcome? OutcomeOf(Exception exception) => exception switch
    {
        InvalidRecordsException invalid => new IngestOutcome.Invalid(invalid.Faults),
        BodyTooLargeException large => new IngestOutcome.TooLarge(large.Message),
        NoRoomForBodyException none => new IngestOutcome.NoRoom(none.Message, none.DiskFailed),
        InstanceGoneException => new IngestOutcome.InstanceDeleted(),
        TokenRevokedException => new IngestOutcome.TokenRevoked(),
        _ => null,
    };
}
