namespace Reporting.Domain.Reports;

/// <summary>Sums of counts that senders give: they stop at what 64 bits hold, as those of the database do.</summary>
public static class SaturatingSum
{
    /// <param name="count">Not negative, as <paramref name="other"/>.</param>
    public static long Of(long count, long other) => long.MaxValue - count < other ? long.MaxValue : count + other;

    public static long SumSaturated<TRow>(this IEnumerable<TRow> rows, Func<TRow, long> count) => rows.Aggregate(0L, (sum, row) => Of(sum, count(row)));
}
