namespace Reporting.Dashboard.Charts;

/// <summary>A scale from nothing to a round number above all values, with round ticks.</summary>
public sealed record LinearScale(double Max, double Step)
{
    private const int MaxDigits = 15;

    /// <summary>How far a value is up the scale, from 0 to 1.</summary>
    public double Share(double value) => Max <= 0 ? 0 : Math.Clamp(value / Max, 0, 1);

    public IReadOnlyList<double> Ticks => [.. Enumerable.Range(0, (int)Math.Round(Max / Step) + 1).Select(index => index * Step)];

    /// <summary>How many digits after the decimal separator tell its ticks apart.</summary>
    /// <param name="factor">What the ticks are multiplied by before they are written.</param>
    public int Digits(double factor = 1)
        => Enumerable.Range(0, MaxDigits).FirstOrDefault(digits => Math.Abs(Remainder(Step * factor * Math.Pow(10, digits))) < 1e-6, MaxDigits);

    /// <param name="largest">The largest value shown.</param>
    /// <param name="count">How many steps would be good.</param>
    /// <param name="whole">Whether only whole numbers mean something.</param>
    public static LinearScale Over(double largest, int count = 4, bool whole = true)
    {
        if (largest <= 0 || double.IsNaN(largest))
        {
            return new LinearScale(1, 1);
        }

        var rough = largest / count;
        var magnitude = Math.Pow(10, Math.Floor(Math.Log10(rough)));
        var step = magnitude * (rough / magnitude) switch
        {
            <= 1 => 1,
            <= 2 => 2,
            <= 2.5 when !whole || magnitude >= 10 => 2.5,
            <= 3 when whole && magnitude < 10 => 3,
            <= 5 => 5,
            _ => 10,
        };
        step = whole ? Math.Max(1, Math.Round(step)) : step;
        return new LinearScale(Math.Ceiling((largest / step) - 1e-9) * step, step);
    }

    private static double Remainder(double value) => value - Math.Round(value);
}
