using Npgsql;
using NpgsqlTypes;
using Reporting.Domain.Flags.History;
using Reporting.Infrastructure.Persistence.Merge;

namespace Reporting.Infrastructure.Flags.RollUp;

/// <summary>Tells the past of flags anew and writes their steps.</summary>
internal sealed class FlagHistories(RollUpRun run)
{
    /// <summary>How many flags at a time: their events are in memory.</summary>
    private const int Piece = 2000;

    private const string Copy =
        """
        COPY flags.flag_steps (instance_id, flag, day, project, type, flags, stale, potentially_stale, overdue, productions, production_days, created, archived, launched)
        FROM STDIN (FORMAT binary)
        """;

    /// <returns>The days on which the flags had steps or have them now.</returns>
    public async Task<IReadOnlySet<DateOnly>> RetellAsync(IReadOnlyList<string> flags, CancellationToken cancellationToken)
    {
        var days = new HashSet<DateOnly>();
        foreach (var piece in flags.Chunk(Piece))
        {
            var names = new NpgsqlParameter<string[]>("flags", piece);
            days.UnionWith(await run.ReadAsync("delete_flag_steps.sql", row => row.GetFieldValue<DateOnly>(0), cancellationToken, names));
            var known = (await run.ReadAsync("read_known_flags.sql", ReadKnown, cancellationToken, names))
                .ToDictionary(flag => flag.Name, flag => flag.Known, StringComparer.Ordinal);
            var enabled = (await run.ReadAsync("read_productions.sql", row => (Flag: row.GetString(0), At: row.GetFieldValue<DateTimeOffset>(1)), cancellationToken, names))
                .ToLookup(each => each.Flag, each => each.At, StringComparer.Ordinal);
            var heard = (await run.ReadAsync("read_flag_moments.sql", FlagMoments.Read, cancellationToken, names))
                .ToLookup(each => each.Flag, each => each.Moment, StringComparer.Ordinal);
            await using var importer = await run.CopyAsync(Copy, cancellationToken);
            foreach (var name in piece)
            {
                days.UnionWith(await WriteAsync(importer, name, Produced(known.GetValueOrDefault(name), enabled[name]), [.. heard[name]], cancellationToken));
            }

            await importer.CompleteAsync(cancellationToken);
        }

        return days;
    }

    private static (string Name, KnownFlag Known) ReadKnown(NpgsqlDataReader row) => (row.GetString(0), new KnownFlag
    {
        Project = row.GetString(1),
        Type = row.GetString(2),
        CreatedAt = row.GetFieldValue<DateTimeOffset>(3),
        ArchivedAt = row.IsDBNull(4) ? null : row.GetFieldValue<DateTimeOffset>(4),
        Stale = row.GetBoolean(5),
        PotentiallyStale = row.GetBoolean(6),
        LaunchedAt = row.IsDBNull(7) ? null : row.GetFieldValue<DateTimeOffset>(7),
    });

    /// <summary>With the first time after it was created that it was enabled in production.</summary>
    private static KnownFlag? Produced(KnownFlag? known, IEnumerable<DateTimeOffset> enabled)
        => known is null ? null : known with { ProducedAt = enabled.Where(at => at > known.CreatedAt).Select(at => (DateTimeOffset?)at).Min() };

    private async Task<IEnumerable<DateOnly>> WriteAsync(
        NpgsqlBinaryImporter importer, string flag, KnownFlag? known, IReadOnlyList<FlagMoment> heard, CancellationToken cancellationToken)
    {
        var type = FlagHistory.TypeOf(known, heard);
        var steps = FlagHistory.Trace(known, heard, type);
        foreach (var (day, project, counts) in steps)
        {
            await importer.StartRowAsync(cancellationToken);
            await importer.WriteAsync(run.InstanceId, NpgsqlDbType.Integer, cancellationToken);
            await importer.WriteAsync(flag, NpgsqlDbType.Text, cancellationToken);
            await importer.WriteAsync(day, NpgsqlDbType.Date, cancellationToken);
            await importer.WriteAsync(project, NpgsqlDbType.Text, cancellationToken);
            await importer.WriteAsync(type, NpgsqlDbType.Text, cancellationToken);
            foreach (var count in Columns(counts))
            {
                await importer.WriteAsync(count, NpgsqlDbType.Integer, cancellationToken);
            }
        }

        return steps.Select(step => step.Day);
    }

    private static int[] Columns(FlagCounts counts) =>
    [
        counts.Flags,
        counts.Stale,
        counts.PotentiallyStale,
        counts.Overdue,
        counts.Productions,
        counts.ProductionDays,
        counts.Created,
        counts.Archived,
        counts.Launched,
    ];
}
