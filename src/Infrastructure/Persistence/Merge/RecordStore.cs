using System.Collections.Concurrent;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using Npgsql;
using Reporting.Application.Access;
using Reporting.Domain.Access;
using Reporting.Domain.Ingestion;

namespace Reporting.Infrastructure.Persistence.Merge;

/// <summary>Writes something in a merge's transaction, after its records.</summary>
internal delegate Task MergeCompanion(NpgsqlConnection connection, MergeCounts counts, CancellationToken cancellationToken);

/// <param name="Alongside">What else is committed with the records.</param>
/// <param name="RollsUp">Whether the records are rolled up before the merge returns; else the caller sees to it.</param>
/// <param name="LimitsMonths">Whether records that begin too many months are refused, as of senders that nobody vouches for.</param>
/// <param name="StoredBefore">Where the records' keys are all different: so many records are stored if none of them can have such a key; else null.</param>
internal sealed record MergeOptions(MergeCompanion Alongside, bool RollsUp, bool LimitsMonths, Func<long>? StoredBefore = null)
{
    /// <summary>What must have ended before the records are stored; meanwhile they are copied. Where it fails, so does the merge.</summary>
    public Task After { get; init; } = Task.CompletedTask;

    public static readonly MergeOptions OfRequest = new(static (_, _, _) => Task.CompletedTask, RollsUp: true, LimitsMonths: true);
}

/// <summary>
/// The bulk merge: COPY into a working table, compare with what is stored, replace what differs, and mark dirty in the same
/// transaction what has to be rolled up. Merges of one collection of one instance take turns, so that counts are exact.
/// </summary>
internal sealed class RecordStore(NpgsqlDataSource source, ReportingDbContext context, IEnumerable<IRollUp> rollUps, RequestActor actor, TimeProvider clock, ILogger<RecordStore> logger) : IRecordStore
{
    private static readonly ConcurrentDictionary<Type, (RecordTable Table, object Copier)> Tables = new();

    public Task<MergeCounts> MergeAsync<TRecord>(
        Instance instance,
        IAsyncEnumerable<ReceivedRecord<TRecord>> records,
        MergeMode mode,
        CancellationToken cancellationToken)
        where TRecord : class
        => MergeAsync(instance, records, mode, MergeOptions.OfRequest, cancellationToken);

    public async Task<MergeCounts> MergeAsync<TRecord>(
        Instance instance,
        IAsyncEnumerable<ReceivedRecord<TRecord>> records,
        MergeMode mode,
        MergeOptions options,
        CancellationToken cancellationToken)
        where TRecord : class
    {
        var (table, copier) = Describe<TRecord>();
        return await RunAsync(
            table,
            instance,
            async (connection, merge) =>
            {
                var copied = await CopyAsync(connection, merge.CopySql, copier, records, cancellationToken);
                await options.After.WaitAsync(cancellationToken);
                if (options.LimitsMonths)
                {
                    await RefuseTooManyMonthsAsync(connection, table, copied, cancellationToken);
                }

                await Partitions.ReserveAsync(connection, source, table.Name, [.. copied.Months.Keys], cancellationToken);
                return await merge.ApplyAsync(mode, copied, options.StoredBefore?.Invoke(), cancellationToken);
            },
            options,
            cancellationToken);
    }

    /// <summary>Removes the stored records that a condition on <c>stored</c> picks out.</summary>
    /// <param name="condition">SQL with the parameter <c>$2</c>.</param>
    public Task<MergeCounts> RemoveAsync<TRecord>(
        Instance instance, string condition, NpgsqlParameter parameter, MergeOptions options, CancellationToken cancellationToken)
        where TRecord : class
        => RunAsync(Describe<TRecord>().Table, instance, (_, merge) => merge.RemoveAsync(condition, parameter, cancellationToken), options, cancellationToken);

    private async Task<MergeCounts> RunAsync(
        RecordTable table, Instance instance, Func<NpgsqlConnection, MergeRun, Task<MergeCounts>> apply, MergeOptions options, CancellationToken cancellationToken)
    {
        var counts = await CommitAsync(table, instance, apply, options.Alongside, cancellationToken);
        if (options.RollsUp)
        {
            await RollUpAsync(instance, cancellationToken);
        }

        return counts;
    }

    private async Task<MergeCounts> CommitAsync(
        RecordTable table, Instance instance, Func<NpgsqlConnection, MergeRun, Task<MergeCounts>> apply, MergeCompanion alongside, CancellationToken cancellationToken)
    {
        await using var connection = await source.OpenConnectionAsync(cancellationToken);
        var merge = new MergeRun(connection, table, instance.Id);
        await merge.CreateWorkingTablesAsync(cancellationToken);
        try
        {
            await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
            await merge.ConfigureAsync(cancellationToken);
            var counts = await apply(connection, merge);
            await merge.RecordAsync(counts, clock.GetUtcNow(), cancellationToken);
            await alongside(connection, counts, cancellationToken);
            await merge.EmptyWorkingTablesAsync(cancellationToken);
            await CommitCheck.RequireAsync(connection, instance.Id, actor.Actor.TokenId, cancellationToken);
            await transaction.CommitAsync(cancellationToken);
            return counts;
        }
        catch
        {
            await merge.EmptyWorkingTablesAfterFailureAsync();
            throw;
        }
    }

    private static async Task RefuseTooManyMonthsAsync(NpgsqlConnection connection, RecordTable table, CopiedRecords copied, CancellationToken cancellationToken)
    {
        if (copied.Months.Count <= TooManyMonthsException.Limit)
        {
            return;
        }

        var missing = await Partitions.ReadMissingAsync(connection, table.Name, copied.Months.Keys, cancellationToken);
        if (missing.Count > TooManyMonthsException.Limit)
        {
            var (number, line) = missing.Select(copied.FirstOf).Order().ElementAt(TooManyMonthsException.Limit);
            throw new TooManyMonthsException(number, line, table.PartitionProperty!.GetColumnName());
        }
    }

    /// <summary>
    /// The records are stored by now, so that nothing that fails here may make the request fail: what is marked dirty is rolled up
    /// by the worker then.
    /// </summary>
    public async Task RollUpAsync(Instance instance, CancellationToken cancellationToken)
    {
        foreach (var rollUp in rollUps.Where(rollUp => rollUp.Kind == instance.Kind))
        {
            try
            {
                await rollUp.RunAsync(instance.Id, cancellationToken);
            }
            catch (Exception exception)
            {
                logger.LogWarning("Records of instance {Instance} are stored and could not be rolled up yet: {Message}", instance.Key, exception.Message);
            }
        }
    }

    private (RecordTable Table, RecordCopier<TRecord> Copier) Describe<TRecord>()
        where TRecord : class
    {
        var (table, copier) = Tables.GetOrAdd(typeof(TRecord), type =>
        {
            var made = new RecordTable(context.Model.FindEntityType(type)
                ?? throw new InvalidOperationException($"{type} has no entity configuration."));
            return (made, new RecordCopier<TRecord>(made));
        });
        return (table, (RecordCopier<TRecord>)copier);
    }

    private static async Task<CopiedRecords> CopyAsync<TRecord>(
        NpgsqlConnection connection,
        string sql,
        RecordCopier<TRecord> copier,
        IAsyncEnumerable<ReceivedRecord<TRecord>> records,
        CancellationToken cancellationToken)
        where TRecord : class
    {
        await using var copy = await CopyWriter.BeginAsync(connection, sql, cancellationToken);
        return await copier.CopyAsync(copy, records, cancellationToken);
    }
}
