using Microsoft.Extensions.Options;
using NUnit.Framework;
using Reporting.Application.Reports;
using Reporting.Application.Rules;
using Reporting.Application.Workspaces;
using Reporting.Domain.Workspaces;
using static Reporting.UnitTests.Workspaces.Moments;

namespace Reporting.UnitTests.Workspaces;

internal sealed class WindowRulesTests
{
    private const string Now = "2026-03-18T14:25:36Z";

    [TestCase("2026-03-09T00:00:00Z", "2026-03-16T00:00:00Z", Now)]
    [TestCase("2026-03-09T00:00:00Z", "2026-03-09T00:00:00Z", Now, Description = "nothing")]
    [TestCase("2017-01-01T00:00:00Z", "2026-03-16T00:00:00Z", Now, Description = "years")]
    [TestCase("2026-03-09T00:00:00+05:30", "2026-03-16T00:00:00-07:00", Now, Description = "two offsets")]
    [TestCase("2026-03-18T00:00:00Z", "2026-03-18T15:00:00Z", Now, Description = "the end of the running hour")]
    [TestCase("2026-03-18T00:00:00Z", "2026-03-18T15:00:00Z", "2026-03-18T14:00:00Z", Description = "an hour more, on the hour")]
    [TestCase("2026-03-18T00:00:00+10:00", "2026-03-19T01:00:00+10:00", Now, Description = "today where it is")]
    [TestCase("2026-03-19T00:00:00Z", "2026-03-19T00:00:00Z", "2026-03-18T23:10:00Z", Description = "tomorrow, in the last hour")]
    [TestCase("2026-03-09T00:00:00.5Z", "2026-03-18T14:00:00.5Z", Now, Description = "fractions are not looked at")]
    public void Takes_windows(string start, string end, string now) => Assert.That(Codes(start, end, now), Is.Empty);

    [TestCase(null, null, ErrorCodes.TimeFormat, "StartTime", Description = "the start first")]
    [TestCase("0001-01-01T00:00:00Z", null, ErrorCodes.TimeZero, "StartTime")]
    [TestCase("2026-03-19T00:00:00Z", null, ErrorCodes.TimeInFuture, "StartTime")]
    [TestCase("2026-03-18T01:00:00Z", null, ErrorCodes.TimeNotMidnight, "StartTime", Description = "also today")]
    [TestCase("2026-03-09T00:00:00Z", null, ErrorCodes.TimeFormat, "EndTime")]
    [TestCase("2026-03-09T00:00:00Z", "2026-03-18T15:00:01Z", ErrorCodes.TimeInFuture, "EndTime")]
    [TestCase("2026-03-09T00:00:00Z", "2026-03-17T23:30:00Z", ErrorCodes.TimeNotMidnight, "EndTime")]
    [TestCase("2026-03-09T00:00:00Z", "2026-03-18T14:00:01Z", ErrorCodes.TimeNotOnHour, "EndTime")]
    [TestCase("2026-03-16T00:00:00Z", "2026-03-15T23:00:00Z", ErrorCodes.TimeNotMidnight, "EndTime", Description = "its clock before its order")]
    [TestCase("2026-03-16T00:00:00Z", "2026-03-15T00:00:00Z", ErrorCodes.WindowReversed, "EndTime")]
    public void Refuses_the_first_broken_rule(string? start, string? end, string code, string field)
        => Assert.That(Codes(start, end, Now), Is.EqualTo([(code, field)]));

    [TestCase("2016-03-23T00:00:00Z", "week", true)]
    [TestCase("2016-03-16T00:00:00Z", "week", false)]
    [TestCase("0001-01-03T00:00:00Z", "week", false)]
    [TestCase("0001-01-02T00:00:00Z", "", true)]
    public void A_report_by_intervals_is_about_at_most_ten_years(string start, string interval, bool allowed)
    {
        var query = new GetTemplateInsightsQuery(1, Input(start), Input("2026-03-18T00:00:00Z"), interval, TemplateFilter.Deployment, [], Time(Now));
        var limits = Options.Create(new ReportLimits { MaxIntervals = 1_000_000 });

        var codes = new GetTemplateInsightsValidator(limits).Validate(query).Errors.Select(error => (error.ErrorCode, error.PropertyName));

        Assert.That(codes, allowed ? Is.Empty : Is.EqualTo([(ErrorCodes.RangeTooLong, "EndTime")]));
    }

    [TestCase("day", 10, true)]
    [TestCase("day", 9, false)]
    [TestCase("week", 2, true)]
    [TestCase("week", 1, false)]
    [TestCase("", 1, true)]
    public void A_report_has_at_most_so_many_intervals(string interval, int most, bool allowed)
    {
        var query = new GetTemplateInsightsQuery(
            1, Input("2026-03-01T00:00:00Z"), Input("2026-03-11T00:00:00Z"), interval, TemplateFilter.Deployment, [], Time(Now));
        if (interval is "week")
        {
            query = query with { EndTime = Input("2026-03-15T00:00:00Z") };
        }

        var codes = new GetTemplateInsightsValidator(Options.Create(new ReportLimits { MaxIntervals = most })).Validate(query).Errors.Select(error => error.ErrorCode);
        Assert.That(codes, allowed ? Is.Empty : Is.EqualTo([ErrorCodes.TooManyIntervals]));
    }

    [TestCase("fortnight", ErrorCodes.IntervalUnknown)]
    [TestCase("DAY", ErrorCodes.IntervalUnknown)]
    [TestCase("week", ErrorCodes.LastIntervalShort)]
    [TestCase("day", ErrorCodes.SectionUnknown)]
    public void Looks_at_the_interval_before_the_sections(string interval, string code)
    {
        var query = new GetTemplateInsightsQuery(
            1, Input("2026-03-09T00:00:00Z"), Input("2026-03-18T00:00:00Z"), interval, TemplateFilter.Deployment, [TemplateSection.Window, null], Time(Now));

        Assert.That(new GetTemplateInsightsValidator(Options.Create(new ReportLimits())).Validate(query).Errors.Select(error => error.ErrorCode), Is.EqualTo([code]));
    }

    private static IEnumerable<(string Code, string Field)> Codes(string? start, string? end, string now)
        => new GetUserActivityValidator()
            .Validate(new GetUserActivityQuery(1, Input(start), Input(end), TemplateFilter.Deployment, Time(now)))
            .Errors.Select(error => (error.ErrorCode, error.PropertyName));

    private static TimeInput Input(string? text) => text is null ? new TimeInput("x", null, "no time") : new TimeInput(text, Time(text));
}
