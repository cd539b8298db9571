using System.Globalization;
using FluentValidation;
using FluentValidation.Results;
using Microsoft.Extensions.Primitives;
using Reporting.Api.Dialects;
using Reporting.Application.Ingestion.Wire;
using Reporting.Application.Rules;
using Reporting.Domain.Access;
using Reporting.Domain.Flags.Reports;
using Reporting.Domain.Time;
using Reporting.Domain.Workspaces;

namespace Reporting.Api.Native.Reports;

/// <summary>Reads the parameters of reports, each by one form for all of them, and collects what is wrong.</summary>
internal sealed class ReportParameters(IQueryCollection query, Instance instance, DateTimeOffset now)
{
    /// <summary>How many days a report is about where nothing is said.</summary>
    public const int UsualDays = 30;

    private const int UsualLimit = 50;

    private static readonly DateOnly Earliest = new(1970, 1, 1);
    private static readonly DateOnly Latest = new(9990, 12, 31);

    private readonly List<ValidationFailure> faults = [];
    private readonly HashSet<string> known = new(StringComparer.Ordinal) { ReportsOnAttribute.Parameter };

    public DateTimeOffset Now => now;

    /// <summary>From the start of a day or a time to the end of a day or a time, at most to the end of the running hour.</summary>
    public ReportSpan Span()
    {
        var zone = Zone();
        var days = CivilDays.Of(zone);
        var running = Hours.After(now);
        var to = Instant("to", day => days.StartOf(day.AddDays(1))) is { } end && end < running ? end : running;
        var from = Instant("from", days.StartOf) ?? days.StartOf(days.DayOf(to.AddTicks(-1)).AddDays(1 - UsualDays));
        return new ReportSpan(from, to, zone.Id);
    }

    public CivilInterval Interval()
    {
        var word = Text("interval") ?? "day";
        if (Enum.TryParse<CivilInterval>(word, ignoreCase: true, out var interval) && word.All(char.IsAsciiLetterLower))
        {
            return interval;
        }

        Fault("interval", "must be day, week or month");
        return default;
    }

    public TemplateFilter Templates() => new([.. Ids("template").Distinct().Order()]);

    /// <summary>UUIDs, repeated or between commas.</summary>
    public IReadOnlyList<Guid> Ids(string name) => Parse<Guid>(name, Guid.TryParse, "must be a UUID, or several between commas");

    /// <summary>A UUID that must be given.</summary>
    public Guid Id(string name)
    {
        if (Guid.TryParse(Text(name), out var id))
        {
            return id;
        }

        Fault(name, "must be a UUID");
        return default;
    }

    /// <summary>Whole numbers, repeated or between commas.</summary>
    public IReadOnlyList<long> Numbers(string name) => Parse<long>(name, TryParseNumber, "must be a whole number, or several between commas");

    /// <summary>Texts, repeated or between commas.</summary>
    public IReadOnlyList<string> Texts(string name)
        => [.. Values(name).SelectMany(value => (value ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))];

    /// <summary>Words, repeated or between commas, of those that there are.</summary>
    public IReadOnlyList<string> Words(string name, params string[] all)
    {
        var words = Texts(name);
        if (words.Any(word => !all.Contains(word, StringComparer.Ordinal)))
        {
            Fault(name, $"must be {string.Join(", ", all[..^1])} or {all[^1]}, or several between commas");
        }

        return words;
    }

    /// <summary>A day of UTC that must be given.</summary>
    public DateOnly RequiredDay(string name)
    {
        if (Text(name) is null)
        {
            Fault(name, "must be a day such as 2026-03-18");
        }

        return Day(name) ?? default;
    }

    /// <summary>A text; null where there is none.</summary>
    public string? Text(string name)
    {
        var values = Values(name);
        if (values.Count > 1)
        {
            Fault(name, "must be given once");
        }

        return values.Count > 0 && !string.IsNullOrEmpty(values[0]) ? values[0] : null;
    }

    /// <summary>A day of UTC; null where there is none.</summary>
    public DateOnly? Day(string name)
    {
        if (Text(name) is not { } text)
        {
            return null;
        }

        if (TryParseDay(text, out var day))
        {
            return day;
        }

        Fault(name, "must be a day such as 2026-03-18");
        return null;
    }

    public PageSpan Page() => new(Number("offset", 0, min: 0, long.MaxValue), (int)Number("limit", UsualLimit, min: 1, PageSpan.MaxLimit));

    /// <summary>To be called once everything has been read.</summary>
    /// <exception cref="ValidationException">A parameter is malformed, or unknown.</exception>
    public void Finish()
    {
        faults.AddRange(query.Keys.Where(name => !known.Contains(name)).Select(name => new ValidationFailure(name, "is not a parameter of this report")));
        if (faults.Count > 0)
        {
            throw new ValidationException(faults);
        }
    }

    private delegate bool TryParse<TValue>(string text, out TValue value);

    private TimeZoneInfo Zone()
    {
        if (ZoneInput.Find(Text("timezone") ?? instance.TimeZone).Zone is { } zone)
        {
            return zone;
        }

        Fault("timezone", "must be the IANA name of a time zone, such as Europe/Berlin");
        return TimeZoneInfo.Utc;
    }

    private DateTimeOffset? Instant(string name, Func<DateOnly, DateTimeOffset> ofDay)
    {
        if (Text(name) is not { } text)
        {
            return null;
        }

        if (TryParseDay(text, out var day))
        {
            return ofDay(day);
        }

        if (Rfc3339.TryParse(text, out var time) && IsInRange(DateOnly.FromDateTime(time.UtcDateTime)))
        {
            return time;
        }

        Fault(name, "must be a day such as 2026-03-18, or a time such as 2026-03-18T00:00:00Z");
        return null;
    }

    private long Number(string name, long usual, long min, long max)
    {
        if (Text(name) is not { } text)
        {
            return usual;
        }

        if (TryParseNumber(text, out var number) && number >= min && number <= max)
        {
            return number;
        }

        Fault(name, string.Create(CultureInfo.InvariantCulture, $"must be a whole number from {min} to {max}"));
        return usual;
    }

    private List<TValue> Parse<TValue>(string name, TryParse<TValue> parse, string fault)
    {
        var values = new List<TValue>();
        foreach (var text in Texts(name))
        {
            if (!parse(text, out var value))
            {
                Fault(name, fault);
                return [];
            }

            values.Add(value);
        }

        return values;
    }

    private StringValues Values(string name)
    {
        known.Add(name);
        return query[name];
    }

    private void Fault(string name, string message) => faults.Add(new ValidationFailure(name, message));

    private static bool TryParseDay(string text, out DateOnly day)
        => DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out day) && IsInRange(day);

    private static bool TryParseNumber(string text, out long number) => long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out number);

    private static bool IsInRange(DateOnly day) => day >= Earliest && day <= Latest;
}
