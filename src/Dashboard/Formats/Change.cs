namespace Reporting.Dashboard.Formats;

/// <summary>How a number differs from what it was.</summary>
public sealed record Change(double Now, double Before)
{
    private const double Noticeable = 0.005;

    /// <summary>The difference as a share of what was; null where nothing was.</summary>
    public double? Share => Math.Abs(Before) < double.Epsilon ? null : (Now - Before) / Math.Abs(Before);

    public bool IsUp => Share >= Noticeable;

    public bool IsDown => Share <= -Noticeable;

    /// <summary>An arrow, for those who see it; none where there is nothing to compare with.</summary>
    public string Arrow => (Share, IsUp, IsDown) switch
    {
        (null, _, _) => "",
        (_, true, _) => "▲",
        (_, _, true) => "▼",
        _ => "=",
    };

    /// <summary>The same in words: 12% more than the period before.</summary>
    public string Words(Texts texts, string before)
    {
        var (brief, against) = Parts(texts, before);
        return $"{brief}{against}";
    }

    /// <summary>The words in two: what is enough where many stand below each other, and the rest.</summary>
    public (string Brief, string Against) Parts(Texts texts, string before) => (Share, IsUp, IsDown) switch
    {
        (null, _, _) => ("none before", Math.Abs(Now) < double.Epsilon ? " either" : ""),
        ({ } share, true, _) => (texts.Percent(Math.Abs(share)), $" more than {before}"),
        ({ } share, _, true) => (texts.Percent(Math.Abs(share)), $" less than {before}"),
        _ => (Now.Equals(Before) ? "the same" : "about the same", $" as {before}"),
    };
}
