using FluentValidation;
using MediatR;
using Reporting.Domain.Access;
using Reporting.Domain.Ingestion;

namespace Reporting.Application.Ingestion;

/// <summary>Takes records that are read back.</summary>
internal interface IRecordSink
{
    /// <summary>Called once, before the first record.</summary>
    Task BeginAsync(ChangedRecords records);

    /// <summary>Called for each record.</summary>
    ValueTask TakeAsync(object record);
}

/// <summary>Gives the records of a collection that have changed, for who loads them elsewhere.</summary>
/// <param name="Since">What was loaded before; null for nothing.</param>
internal sealed record ExportRecordsCommand(Instance Instance, string Collection, ChangedSince? Since, IRecordSink Sink) : IRequest<ExportRecordsOutcome>;

internal abstract record ExportRecordsOutcome
{
    public sealed record Given(long Records) : ExportRecordsOutcome;

    public sealed record UnknownCollection(InstanceKind Kind, IReadOnlyList<string> Known) : ExportRecordsOutcome;

    /// <summary>The instance has not come so far: the version is another database's.</summary>
    public sealed record NotYet(long Version) : ExportRecordsOutcome;
}

internal sealed class ExportRecordsValidator : AbstractValidator<ExportRecordsCommand>
{
    public ExportRecordsValidator()
        => RuleFor(command => command.Since).Must(since => since is not { Version: < 0 }).WithMessage("must be a data version, or a time");
}

internal sealed class ExportRecordsHandler(CollectionCatalog catalog, IRecordChanges changes) : IRequestHandler<ExportRecordsCommand, ExportRecordsOutcome>
{
    public async Task<ExportRecordsOutcome> Handle(ExportRecordsCommand request, CancellationToken cancellationToken)
    {
        if (catalog.Find(request.Instance.Kind, request.Collection) is not { } collection)
        {
            return new ExportRecordsOutcome.UnknownCollection(request.Instance.Kind, catalog.NamesOf(request.Instance.Kind));
        }

        try
        {
            return new ExportRecordsOutcome.Given(await collection.ReadAsync(changes, request.Instance, request.Since, BeginAsync, request.Sink.TakeAsync, cancellationToken));
        }
        catch (VersionAheadException ahead)
        {
            return new ExportRecordsOutcome.NotYet(ahead.Version);
        }

        Task BeginAsync(ChangedRecords records)
            => records.Version < request.Since?.Version ? throw new VersionAheadException(records.Version) : request.Sink.BeginAsync(records);
    }

    /// <summary>Ends the reading before its first record.</summary>
    private sealed class VersionAheadException(long version) : Exception
    {
        public long Version => version;
    }
}
