using FluentValidation;
using FluentValidation.Results;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Npgsql;
using Reporting.Application.Ingestion;
using Reporting.Application.Ingestion.Rules;
using Reporting.Application.Ingestion.Wire;
using Reporting.Application.Telemetry;
using Reporting.Domain.Ingestion;
using Reporting.Infrastructure.Persistence;
using Reporting.Infrastructure.Persistence.Merge;

namespace Reporting.Infrastructure.Sources;

/// <summary>
/// Takes what was read of a collection into the service's own database, by the rules and the merge of all records, and commits how
/// far it was read along with it.
/// </summary>
internal sealed class RecordMerge<TRecord>
    where TRecord : class
{
    /// <summary>A product may have a history of more months than a request may begin.</summary>
    private static readonly MergeOptions Usual = MergeOptions.OfRequest with { LimitsMonths = false };

    private readonly SourceSession session;
    private readonly string collection;
    private readonly IValidator<TRecord> validator;
    private readonly int oldestDays;

    public RecordMerge(SourceSession session, string collection)
    {
        (this.session, this.collection) = (session, collection);
        using var scope = session.Scopes.CreateScope();
        validator = scope.ServiceProvider.GetRequiredService<IValidator<TRecord>>();
        oldestDays = scope.ServiceProvider.GetRequiredService<IOptions<IngestionOptions>>().Value.OldestDays;
        var table = scope.ServiceProvider.GetRequiredService<ReportingDbContext>().Model.FindEntityType(typeof(TRecord))!;
        Table = new RecordTable(table);
    }

    /// <summary>Where the collection's records are kept.</summary>
    public RecordTable Table { get; }

    /// <param name="next">How far the collection has been read once the records are in, from what became of them.</param>
    public Task<CollectionState> MergeAsync(
        IAsyncEnumerable<SourceRow<TRecord>> rows, MergeMode mode, CollectionState former, Func<CollectionState> next, CancellationToken cancellationToken)
        => MergeAsync(rows, mode, () => former, next, Usual, cancellationToken);

    /// <summary>Takes in records of a first read; the caller has them rolled up.</summary>
    /// <param name="after">The merge before, which may still be going on.</param>
    /// <param name="former">How far the collection had been read once that merge has ended.</param>
    /// <param name="areNew">Whether no record stored can have a key of these.</param>
    public Task<CollectionState> MergeFirstAsync(
        IAsyncEnumerable<SourceRow<TRecord>> rows, Task after, Func<CollectionState> former, bool areNew, Func<CollectionState> next, CancellationToken cancellationToken)
    {
        var options = Usual with { RollsUp = false, After = after, StoredBefore = areNew ? () => former().RecordsChanged : null };
        return MergeAsync(rows, MergeMode.Update, former, next, options, cancellationToken);
    }

    private async Task<CollectionState> MergeAsync(
        IAsyncEnumerable<SourceRow<TRecord>> rows, MergeMode mode, Func<CollectionState> before, Func<CollectionState> next, MergeOptions options, CancellationToken cancellationToken)
    {
        // The merge before may still leave rows out.
        var batch = new Batch(this, rows, TracksKeys: mode == MergeMode.Update && (before().LeftOut > 0 || !options.After.IsCompleted));
        var state = before();
        await RunAsync(
            (store, alongside) => store.MergeAsync(session.Instance, batch.ValidAsync(cancellationToken), mode, options with { Alongside = alongside }, cancellationToken),
            async (connection, counts) =>
            {
                var former = before();
                var leftOut = former.LeftOut > 0 || batch.LeftOut.Count > 0
                    ? await SourceStore.SaveLeftOutAsync(connection, Which, mode == MergeMode.Replace ? null : batch.Keys, batch.LeftOut, cancellationToken)
                    : 0;
                state = Advance(next(), former, batch.Count, counts) with { LeftOut = leftOut };
                await SourceStore.SaveCollectionAsync(connection, Which, former, state, cancellationToken);
            });
        return state;
    }

    /// <summary>Removes records of ours.</summary>
    /// <param name="condition">SQL on <c>stored</c> with the parameter <c>$2</c>.</param>
    public async Task<CollectionState> RemoveAsync(
        string condition, NpgsqlParameter parameter, CollectionState former, CollectionState next, CancellationToken cancellationToken)
    {
        var state = former;
        await RunAsync(
            (store, alongside) => store.RemoveAsync<TRecord>(session.Instance, condition, parameter, Usual with { Alongside = alongside }, cancellationToken),
            async (connection, counts) =>
            {
                state = Advance(next, former, 0, counts);
                await SourceStore.SaveCollectionAsync(connection, Which, former, state, cancellationToken);
            });
        return state;
    }

    private (int Instance, string Collection) Which => (session.Instance.Id, collection);

    private async Task RunAsync(Func<RecordStore, MergeCompanion, Task<MergeCounts>> merge, Func<NpgsqlConnection, MergeCounts, Task> alongside)
    {
        await using var scope = session.Scopes.CreateAsyncScope();
        var counts = await merge(scope.ServiceProvider.GetRequiredService<RecordStore>(), (connection, counts, _) => alongside(connection, counts));
        Instruments.CountRecords(session.Instance.Kind, collection, counts);
        SourceInstruments.CountRows(session.Settings.Name, collection, counts);
    }

    private static CollectionState Advance(CollectionState next, CollectionState former, long read, MergeCounts counts) => next with
    {
        RecordsRead = former.RecordsRead + read,
        RecordsChanged = former.RecordsChanged + counts.Inserted + counts.Updated + counts.Removed,
    };

    /// <summary>The records of one merge, those that break a rule sorted out.</summary>
    private sealed record Batch(RecordMerge<TRecord> Merge, IAsyncEnumerable<SourceRow<TRecord>> Rows, bool TracksKeys)
    {
        public long Count { get; private set; }

        public List<string> Keys { get; } = [];

        public Dictionary<string, string> LeftOut { get; } = new(StringComparer.Ordinal);

        public async IAsyncEnumerable<ReceivedRecord<TRecord>> ValidAsync([System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken)
        {
            var times = new TimeLimits(Merge.session.Clock.GetUtcNow(), Merge.oldestDays);
            await foreach (var row in Rows.WithCancellation(cancellationToken))
            {
                Count++;
                if (TracksKeys)
                {
                    Keys.Add(row.Key);
                }

                if (FaultOf(row, times) is { } fault)
                {
                    LeftOut[row.Key] = fault;
                }
                else
                {
                    yield return new ReceivedRecord<TRecord>(row.Record!, Count, Line: null);
                }
            }
        }

        private string? FaultOf(SourceRow<TRecord> row, TimeLimits times)
            => row.Record is { } record
                ? Merge.validator.Validate(new RecordContext<TRecord>(record, times)) is { IsValid: false, Errors: [var first, ..] } ? ReasonOf(first) : null
                : row.Fault;

        private static string ReasonOf(ValidationFailure failure) => $"{WireName.Of(failure.PropertyName)} {failure.ErrorMessage}";
    }
}
