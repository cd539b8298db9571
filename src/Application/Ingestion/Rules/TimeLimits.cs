using Reporting.Domain.Ingestion;

namespace Reporting.Application.Ingestion.Rules;

/// <summary>Which times the records of one request may have.</summary>
/// <param name="Now">The time of the request.</param>
/// <param name="OldestDays">How far back times go by which records are kept or rolled up.</param>
internal sealed record TimeLimits(DateTimeOffset Now, int OldestDays)
{
    private static readonly DateTimeOffset Epoch = DateTimeOffset.UnixEpoch;
    private static readonly DateTimeOffset End = new(2200, 1, 1, 0, 0, 0, TimeSpan.Zero);

    private readonly DateTimeOffset oldest = OldestOf(Now, OldestDays);
    private readonly DateTimeOffset latest = Now < End ? Now.AddDays(1) : End;

    /// <summary>For values that are checked outside of a request: what can be stored at all.</summary>
    public static TimeLimits Widest { get; } = new(End, (int)(End - Epoch).TotalDays);

    /// <summary>What is wrong with a time; null when nothing is.</summary>
    public string? FaultOf(DateTimeOffset time, TimeUse use) => use switch
    {
        TimeUse.Storage => time < oldest || time > latest ? $"must be at most {OldestDays} days old and at most a day ahead of the clock" : null,
        TimeUse.Expiry => time < Epoch ? "must be in the year 1970 or later" : null,
        _ => time < Epoch || time > latest ? "must be in the year 1970 or later and at most a day ahead of the clock" : null,
    };

    private static DateTimeOffset OldestOf(DateTimeOffset now, int days)
        => (now - Epoch).TotalDays > days ? now.AddDays(-days) : Epoch;
}
