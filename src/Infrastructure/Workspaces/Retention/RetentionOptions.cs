using System.ComponentModel.DataAnnotations;

namespace Reporting.Infrastructure.Workspaces.Retention;

/// <summary>How long records are kept that half hours are rolled up from; the half hours themselves stay for ever.</summary>
internal sealed class RetentionOptions
{
    public const string Section = "Retention";

    /// <summary>Days; a month of records goes when all of it is older.</summary>
    [Range(1, 36_500)]
    public int RawDays { get; init; } = 180;

    /// <summary>How much later than the newest raw record the clock may be before nothing is dropped, because the clock may be wrong.</summary>
    [Range(typeof(TimeSpan), "1.00:00:00", "36500.00:00:00", ParseLimitsInInvariantCulture = true)]
    public TimeSpan ClockTolerance { get; init; } = TimeSpan.FromDays(30);
}
