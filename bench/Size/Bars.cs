namespace Reporting.Bench.Size;

/// <summary>What must hold, beside what was measured.</summary>
internal sealed class Bars
{
    private readonly Table table = new("what must hold", "bar", "measured", "holds");

    public void AtMost(string what, double bar, double measured, string unit = "") => Add(what, "≤", bar, measured, unit, measured <= bar);

    public void Below(string what, double bar, double measured, string unit = "") => Add(what, "<", bar, measured, unit, measured < bar);

    public void AtLeast(string what, double bar, double measured, string unit = "") => Add(what, "≥", bar, measured, unit, measured >= bar);

    public void Print() => table.Print();

    private void Add(string what, string sign, double bar, double measured, string unit, bool holds)
        => table.Add(what, $"{sign} {Number(bar)}{unit}", $"{Number(measured)}{unit}", holds ? "yes" : "NO");

    private static string Number(double value) => value < 100 ? Table.Ratio(value) : Table.Count(value);
}
