namespace Reporting.Domain.Alerts;

public enum AlertComparison
{
    Above,
    Below,

    /// <summary>Above the bound, or below its negative.</summary>
    Beyond,
}

/// <summary>When a number is a reason to tell somebody, and when it is over.</summary>
/// <param name="Bound">Itself no reason.</param>
/// <param name="Resolve">What the number has to come back to before it is over; the bound where it is null.</param>
public sealed record AlertThreshold(AlertComparison Comparison, double Bound, double? Resolve)
{
    public bool IsMet(double value) => Comparison switch
    {
        AlertComparison.Above => value > Bound,
        AlertComparison.Below => value < Bound,
        _ => Math.Abs(value) > Bound,
    };

    public bool IsOver(double value) => Comparison switch
    {
        AlertComparison.Above => value <= (Resolve ?? Bound),
        AlertComparison.Below => value >= (Resolve ?? Bound),
        _ => Math.Abs(value) <= (Resolve ?? Bound),
    };
}
