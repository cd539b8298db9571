using Npgsql;

namespace Reporting.Infrastructure.Sources;

/// <summary>What a cycle has read of a followed table.</summary>
/// <param name="Changed">The last row of each key that is not as it was.</param>
/// <param name="Moment">Before which the rows were read.</param>
/// <param name="IsCutOff">Whether there may be more rows.</param>
internal sealed record ReadRound<TRecord>(List<TableRow<TRecord>> Rows, IReadOnlyCollection<SourceRow<TRecord>> Changed, DateTimeOffset Moment, bool IsCutOff)
    where TRecord : class
{
    /// <summary>From so many changed records on a cycle takes in what it has before it reads on.</summary>
    private const int MaxChanged = 20_000;

    public static async Task<ReadRound<TRecord>> ReadAsync(
        FollowedTable<TRecord> table, NpgsqlConnection connection, Position from, KnownRows<TRecord> known, DateTimeOffset moment, CancellationToken cancellationToken)
    {
        using var digest = new RecordDigest();
        var changed = new Dictionary<string, SourceRow<TRecord>>(StringComparer.Ordinal);
        List<TableRow<TRecord>> rows = [];
        List<TableRow<TRecord>> page;
        do
        {
            page = await table.ReadPageAsync(connection, rows.Count > 0 ? rows[^1].At : from, cancellationToken);
            foreach (var (row, _) in page)
            {
                if (known.Has(row, digest))
                {
                    changed.Remove(row.Key);
                }
                else
                {
                    changed[row.Key] = row;
                }
            }

            rows.AddRange(page);
        }
        while (page.Count == ProductDatabase.PageRows && changed.Count < MaxChanged);
        return new ReadRound<TRecord>(rows, changed.Values, moment, IsCutOff: page.Count == ProductDatabase.PageRows);
    }

    /// <summary>How far the table has been read. One that was cut off among rows that are read again is read again from where it stands.</summary>
    public SourceCursor Advance(SourceCursor cursor, Watermark watermark)
    {
        if (Rows.Count == 0)
        {
            return cursor;
        }

        var reached = Rows[^1].At;
        var reread = watermark.Reread(reached, watermark.BeforeRecent(Rows, reached, Moment) ?? cursor.Reread.Id, Moment);
        return !IsCutOff ? new SourceCursor(reached, reread, IsBehind: false)
            : watermark.IsBehind(cursor.Position, reached) ? new SourceCursor(reached, reread, IsBehind: true)
            : cursor with { Reread = watermark.IsBehind(cursor.Reread, reread) ? reread : cursor.Reread };
    }
}
