using System.Globalization;
using Reporting.Testing.Service;

namespace Reporting.Soak;

/// <summary>How long the run is (<c>REPORTING_SOAK</c>, in minutes), and how much comes in. A minute is a day by the servers' clock.</summary>
internal sealed record SoakOptions(TimeSpan Duration)
{
    /// <summary>Raw records are kept this long, so that a month of them goes a few days after the run's first change of month.</summary>
    public const int RawDays = 3;

    /// <summary>Records a day of the clock, that is a minute: ten times what 1,000 workspaces, 1,000 flags and 500 devices send in a minute.</summary>
    public static readonly IReadOnlyList<(string Collection, long OfDay, int Batch)> Rates =
    [
        ("agent-stats", 20_000, 500), ("app-sessions", 2_400, 60), ("events", 600, 20), ("flag-metrics", 4_800, 200), ("log-entries", 3_000, 100),
    ];

    public static SoakOptions Read()
        => new(TimeSpan.FromMinutes(double.TryParse(Environment.GetEnvironmentVariable("REPORTING_SOAK"), CultureInfo.InvariantCulture, out var minutes) ? minutes : 10));

    /// <summary>Early on the last day of a month that is so long ago that the run ends before the present.</summary>
    public FastClock StartClock()
    {
        var latest = TimeProvider.System.GetUtcNow().AddDays(-2 * (Duration.TotalMinutes + 5));
        var start = new DateTimeOffset(latest.Year, latest.Month, 1, 0, 0, 0, TimeSpan.Zero).AddDays(-1).AddHours(2);
        return FastClock.From(start, TimeSpan.FromDays(1) / TimeSpan.FromMinutes(1));
    }
}
