namespace Reporting.Dashboard.Charts;

/// <summary>A horizontal bar.</summary>
/// <param name="Parts">From left to right.</param>
/// <param name="Link">Where its name leads.</param>
/// <param name="Note">Said after its number.</param>
public sealed record Bar(string Name, IReadOnlyList<double> Parts, string? Link = null, string? Note = null);

/// <summary>How many values lie in a range, its upper end excluded.</summary>
public sealed record Bin(double From, double? To, int Count)
{
    /// <summary>Counts values between bounds; the last bin has no end.</summary>
    /// <param name="bounds">The lower ends, ascending.</param>
    public static IReadOnlyList<Bin> Over(IReadOnlyList<double> bounds, IEnumerable<double> values)
    {
        var all = values.ToList();
        return
        [
            .. bounds.Select((from, index) =>
            {
                double? to = index + 1 < bounds.Count ? bounds[index + 1] : null;
                return new Bin(from, to, all.Count(value => value >= from && (to is null || value < to)));
            }),
        ];
    }
}
