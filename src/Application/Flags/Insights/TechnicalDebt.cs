namespace Reporting.Application.Flags.Insights;

/// <summary>What is derived from the counts of a project.</summary>
internal static class TechnicalDebt
{
    private const double MinDays = 0.1;

    /// <summary>The share of flags that are stale or older than expected, from 0 to 100.</summary>
    public static int Of(long flags, long stale, long overdue)
        => flags <= 0 ? 0 : 100 - (int)Math.Floor(100 - (100.0 * stale / flags) - (100.0 * overdue / flags) + 0.5);

    /// <summary>The mean to one decimal; never 0 where there is any.</summary>
    public static double TimeToProduction(long reached, long days)
        => reached <= 0 ? 0 : Math.Max(MinDays, Math.Round((double)days / reached, 1, MidpointRounding.AwayFromZero));
}
