using Npgsql;
using Reporting.Domain.Flags.History;
using Reporting.Infrastructure.Flags.Tables;
using Reporting.Infrastructure.Persistence.Merge;

namespace Reporting.Infrastructure.Flags.RollUp;

/// <summary>Replays the past of flags from their records and events, and writes the deltas that it gives.</summary>
internal sealed class FlagHistories(RollUpRun run, FlagDeltaTable table)
{
    /// <summary>How many flags are replayed at a time, with all of their events in memory.</summary>
    private const int BatchSize = 2000;

    /// <summary>From so many flags on, reading the events that tell of any flag's past costs less than reading all events of these flags.</summary>
    private const int ManyFlags = 100;

    /// <returns>The days on which the flags had deltas or have them now.</returns>
    public async Task<IReadOnlySet<DateOnly>> ReplayAsync(IReadOnlyList<string> flags, CancellationToken cancellationToken)
    {
        var days = new HashSet<DateOnly>();
        foreach (var batch in flags.Chunk(BatchSize))
        {
            var names = new NpgsqlParameter<string[]>("flags", batch);
            days.UnionWith(await run.ReadAsync("delete_flag_deltas.sql", row => row.GetFieldValue<DateOnly>(0), cancellationToken, names));
            var snapshot = (await run.ReadAsync("read_flag_snapshots.sql", ReadSnapshot, cancellationToken, names))
                .ToDictionary(flag => flag.Name, flag => flag.Snapshot, StringComparer.Ordinal);
            var enabled = (await run.ReadAsync("read_reached_production.sql", row => (Flag: row.GetString(0), At: row.GetFieldValue<DateTimeOffset>(1)), cancellationToken, names))
                .ToDictionary(each => each.Flag, each => (DateTimeOffset?)each.At, StringComparer.Ordinal);
            var observed = (await run.ReadAsync(batch.Length < ManyFlags ? "read_flag_moments.sql" : "read_flag_moments_of_many.sql", FlagMoments.Read, cancellationToken, names))
                .ToLookup(each => each.Flag, each => each.Moment, StringComparer.Ordinal);
            await using var copy = await run.CopyAsync(table.CopyStatement, cancellationToken);
            foreach (var name in batch)
            {
                days.UnionWith(await WriteAsync(copy, name, SnapshotOf(name), [.. observed[name]], cancellationToken));
            }

            await copy.CompleteAsync(cancellationToken);

            FlagSnapshot? SnapshotOf(string name)
                => snapshot.GetValueOrDefault(name) is { } flag ? flag with { ReachedProductionAt = enabled.GetValueOrDefault(name) } : null;
        }

        return days;
    }

    private static (string Name, FlagSnapshot Snapshot) ReadSnapshot(NpgsqlDataReader row) => (row.GetString(0), new FlagSnapshot
    {
        Project = row.GetString(1),
        Type = row.GetString(2),
        CreatedAt = row.GetFieldValue<DateTimeOffset>(3),
        ArchivedAt = row.IsDBNull(4) ? null : row.GetFieldValue<DateTimeOffset>(4),
        Stale = row.GetBoolean(5),
        PotentiallyStale = row.GetBoolean(6),
        LaunchedAt = row.IsDBNull(7) ? null : row.GetFieldValue<DateTimeOffset>(7),
    });

    private async Task<IEnumerable<DateOnly>> WriteAsync(
        CopyWriter copy, string flag, FlagSnapshot? snapshot, IReadOnlyList<FlagMoment> observed, CancellationToken cancellationToken)
    {
        var type = FlagHistory.TypeOf(snapshot, observed);
        var deltas = FlagHistory.Trace(snapshot, observed, type);
        foreach (var (day, project, counts) in deltas)
        {
            var row = new FlagDeltaRow { InstanceId = run.InstanceId, Flag = flag, Day = day, Project = project, Type = type, Counts = counts };
            copy.StartRow(table.Copier.Columns);
            table.Copier.Write(copy, row);
            await copy.EndRowAsync(cancellationToken);
        }

        return deltas.Select(delta => delta.Day);
    }
}
