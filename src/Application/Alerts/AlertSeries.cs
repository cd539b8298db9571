using Reporting.Domain.Access;
using Reporting.Domain.Alerts;
using Reporting.Domain.Time;

namespace Reporting.Application.Alerts;

/// <summary>Numbers of one thing over time that a rule can watch; they are those of a native report.</summary>
/// <param name="Name">The report and the field of its rows, between them a dot.</param>
/// <param name="Title">As a heading has it.</param>
/// <param name="Kind">Of the instances that have it; null for all.</param>
/// <param name="Intervals">What its values can be of; the first where a rule does not say.</param>
/// <param name="Scopes">The names of what its numbers can be narrowed to.</param>
/// <param name="Read">The values of a span, oldest first; null where it is not about intervals.</param>
internal sealed record AlertSeries(
    string Name,
    string Title,
    InstanceKind? Kind,
    SeriesUnit Unit,
    SeriesTiming Timing,
    IReadOnlyList<CivilInterval> Intervals,
    IReadOnlyList<string> Scopes,
    SeriesReader Read)
{
    /// <summary>The scope without which it has no meaning.</summary>
    public string? RequiredScope { get; init; }

    /// <summary>Whether its days are days of UTC, whatever the zone of the instance.</summary>
    public bool IsUtc { get; init; }

    /// <summary>Whether only what it is now is known.</summary>
    public bool IsOfNow => Timing is SeriesTiming.Current or SeriesTiming.Growing;
}

internal enum SeriesUnit
{
    Number,

    /// <summary>From 0 to 100.</summary>
    Percent,
    Seconds,
}

/// <summary>Which value of a series is the one of now.</summary>
internal enum SeriesTiming
{
    /// <summary>Something is counted during an interval: the last one that is over.</summary>
    Counted,

    /// <summary>Something is so many at the end of an interval: the running one, as of now.</summary>
    Level,

    /// <summary>Only what it is now is known.</summary>
    Current,

    /// <summary>As <see cref="Current"/>, and it grows by one each second until a record comes.</summary>
    Growing,
}

/// <param name="First">The first day of an interval.</param>
/// <param name="Last">The first day of the last interval.</param>
internal sealed record SeriesQuestion(Instance Instance, CivilInterval Interval, AlertScope Scope, DateOnly First, DateOnly Last, DateTimeOffset Now);

/// <param name="First">The first day of the interval that the value is of.</param>
internal sealed record SeriesPoint(DateOnly First, double Value);

internal delegate Task<IReadOnlyList<SeriesPoint>> SeriesReader(SeriesReports reports, SeriesQuestion question, CancellationToken cancellationToken);
