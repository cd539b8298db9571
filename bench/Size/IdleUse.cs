using System.Diagnostics;

namespace Reporting.Bench.Size;

/// <summary>What service and database do while nobody asks for anything.</summary>
/// <param name="Service">Share of one processor.</param>
/// <param name="Database">Share of one processor.</param>
/// <param name="Written">Rows that were added, changed or removed; what the server itself does to its catalogs does not count.</param>
/// <param name="Transactions">All transactions of the database.</param>
internal sealed record IdleUse(TimeSpan Time, double Service, double Database, long Written, long Transactions)
{
    /// <summary>Of tables that stay: a connection that is closed takes its working tables along, with what was counted of them.</summary>
    public const string RowsWritten =
        "SELECT coalesce(sum(tables.n_tup_ins + tables.n_tup_upd + tables.n_tup_del), 0)::bigint FROM pg_stat_user_tables AS tables WHERE tables.schemaname NOT LIKE 'pg\\_temp%'";

    private const string Ended = "SELECT xact_commit + xact_rollback FROM pg_stat_database WHERE datname = current_database()";

    private static readonly TimeSpan Settling = TimeSpan.FromSeconds(20);

    public static async Task<IdleUse> MeasureAsync(BenchRun run, BenchService service, TimeSpan time, CancellationToken cancellationToken)
    {
        await run.SettleAsync(cancellationToken);
        await Task.Delay(Settling, cancellationToken);
        var postmaster = await ProcessorUse.FindPostmasterAsync(run.Source, cancellationToken);
        var (written, transactions) = (await ReadAsync(run, RowsWritten, cancellationToken), await ReadAsync(run, Ended, cancellationToken));
        var (ofService, ofDatabase, started) = (ProcessorUse.Of(service.Id), ProcessorUse.OfServer(postmaster), Stopwatch.GetTimestamp());
        await Task.Delay(time, cancellationToken);
        var seconds = Stopwatch.GetElapsedTime(started).TotalSeconds;
        return new IdleUse(
            time,
            (ProcessorUse.Of(service.Id) - ofService) / seconds,
            (ProcessorUse.OfServer(postmaster) - ofDatabase) / seconds,
            await ReadAsync(run, RowsWritten, cancellationToken) - written,
            await ReadAsync(run, Ended, cancellationToken) - transactions);
    }

    private static async Task<long> ReadAsync(BenchRun run, string sql, CancellationToken cancellationToken)
    {
        await using var command = run.Source.CreateCommand(sql);
        return (long)(await command.ExecuteScalarAsync(cancellationToken))!;
    }
}
