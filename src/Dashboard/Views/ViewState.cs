using Microsoft.AspNetCore.Http;
using Reporting.Application.Rules;
using Reporting.Dashboard.Formats;
using Reporting.Domain.Time;

namespace Reporting.Dashboard.Views;

/// <summary>What the address says of a view; everything else follows from it.</summary>
public sealed record ViewState
{
    public const string InstanceParameter = "instance";
    public const string RangeParameter = "range";
    public const string FromParameter = "from";
    public const string ToParameter = "to";
    public const string ZoneParameter = "tz";
    public const string CompareParameter = "compare";
    public const string SortParameter = "sort";

    private const string NoComparison = "none";
    private const string YearBefore = "year";

    public required ViewRange Range { get; init; }

    public required TimeZoneInfo Zone { get; init; }

    /// <summary>Whether the address names no zone, so that the browser's is meant.</summary>
    public required bool IsUsualZone { get; init; }

    public required Comparison Comparison { get; init; }

    /// <summary>What of the address makes no sense, and what is shown instead; nothing where all of it does.</summary>
    public IReadOnlyList<string> Notices { get; private init; } = [];

    /// <summary>The path and the parameters that led here.</summary>
    public required PageAddress Address { get; init; }

    /// <summary>The end of the running hour, beyond which no report reaches.</summary>
    public required DateTimeOffset End { get; init; }

    public CivilInterval Interval => Range.Interval;

    /// <summary>The time before, in words.</summary>
    public string ComparedWith => Comparison == Comparison.YearBefore ? "a year before" : Range.Days < IsoWeek.Days && Range.Name is not ("month" or "quarter" or "year") ? "a week before" : "the period before";

    internal ReportSpan Span => SpanOf(Range);

    /// <summary>The span that numbers are compared with; null where they are with none.</summary>
    internal ReportSpan? SpanBefore => RangeBefore is { } range ? SpanBeforeOf(range) : null;

    /// <summary>Whether the last day of the range is not over yet.</summary>
    public bool EndsToday => End < CivilDays.StartOf(Range.Last.AddDays(1));

    public ViewRange? RangeBefore => Comparison == Comparison.None ? null : Range.Before(Comparison);

    private CivilDays CivilDays => CivilDays.Of(Zone);

    /// <summary>Reads an address.</summary>
    /// <param name="usualZone">The zone where the address names none.</param>
    public static ViewState Of(HttpRequest request, TimeZoneInfo usualZone, DateTimeOffset now)
    {
        var query = request.Query;
        var wanted = query[ZoneParameter].ToString();
        var named = ZoneInput.Find(wanted).Zone;
        var zone = named ?? usualZone;
        var range = ViewRange.Of(query[RangeParameter], query[FromParameter], query[ToParameter], CivilDays.Of(zone).DayOf(now));
        return new ViewState
        {
            Zone = zone,
            IsUsualZone = named is null,
            End = Hours.After(now),
            Range = range,
            Notices =
            [
                .. range.Notice is { } notice ? [notice] : Array.Empty<string>(),
                .. named is null && wanted.Length > 0 ? [$"There is no time zone called {wanted}: days and times are those of {zone.Id}."] : Array.Empty<string>(),
            ],
            Comparison = query[CompareParameter].ToString() switch
            {
                NoComparison => Comparison.None,
                YearBefore => Comparison.YearBefore,
                _ => Comparison.PeriodBefore,
            },
            Address = PageAddress.Of(request),
        };
    }

    /// <summary>The value of a parameter of the address; null where it has none.</summary>
    public string? this[string parameter] => Address[parameter];

    /// <summary>Days and zone in words.</summary>
    public string Describe(Texts texts) => $"{DescribeDays(texts, "to")}, {Zone.Id}";

    /// <summary>The first and the last day, or the only one.</summary>
    public string DescribeDays(Texts texts, string to)
        => Range.Days == 1 ? texts.DayOfYear(Range.First) : $"{(Range.First.Year == Range.Last.Year ? texts.Day(Range.First) : texts.DayOfYear(Range.First))} {to} {texts.DayOfYear(Range.Last)}";

    internal ReportSpan SpanOf(ViewRange range)
    {
        var end = CivilDays.StartOf(range.Last.AddDays(1));
        return new ReportSpan(CivilDays.StartOf(range.First), end < End ? end : End, Zone.Id);
    }

    /// <summary>The span of a range that is compared with this one: where this one ends within the running day, it ends at the same time of its last day.</summary>
    internal ReportSpan SpanBeforeOf(ViewRange range)
    {
        var span = SpanOf(range);
        var end = EndsToday ? CivilDays.StartOf(range.Last) + (End - CivilDays.StartOf(Range.Last)) : span.End;
        return end < span.End ? span with { End = end } : span;
    }

    public DateTimeOffset ToLocal(DateTimeOffset instant) => TimeZoneInfo.ConvertTime(instant, Zone);
}
