namespace Reporting.Dashboard.Charts;

/// <summary>Numbers of one thing over the points of a chart.</summary>
/// <param name="Values">Null where there is none.</param>
public sealed record Series(string Name, IReadOnlyList<double?> Values)
{
    /// <summary>The colour, from 1 to 8 (<c>--series-1</c> and so on in the style sheet); 0 takes the place of the series.</summary>
    public int Tone { get; init; }

    /// <summary>Whether it is what the others are compared with, drawn dashed and faint.</summary>
    public bool IsBefore { get; init; }

    /// <summary>Whether there is something to draw.</summary>
    /// <param name="zeroCounts">Whether 0 is a value like another: of states it is, of happenings it says that there were none.</param>
    public bool HasValues(bool zeroCounts) => Values.Any(value => value is not null && (zeroCounts || value != 0));

    public static Series Of(string name, IEnumerable<double> values) => new(name, [.. values.Select(value => (double?)value)]);

    public static Series Of(string name, IEnumerable<long> values) => new(name, [.. values.Select(value => (double?)value)]);

    public static Series Of(string name, IEnumerable<int> values) => new(name, [.. values.Select(value => (double?)value)]);
}
