using NUnit.Framework;
using Reporting.Application.Rules;
using Reporting.Application.Workspaces;
using Reporting.Domain.Time;
using static Reporting.UnitTests.Workspaces.Moments;

namespace Reporting.UnitTests.Workspaces;

internal sealed class StatusInstantsTests
{
    private static readonly DateTimeOffset Now = new(2026, 3, 18, 14, 25, 36, TimeSpan.Zero);

    [Test]
    public void Steps_from_midnight_to_midnight()
    {
        var instants = StatusInstants.List(CivilDays.Of(new TzOffset(-5)), 0, Now);

        Assert.That(instants, Has.Count.EqualTo(61));
        Assert.That((instants[0], instants[^1]), Is.EqualTo((Time("2026-01-17T05:00:00Z"), Time("2026-03-18T05:00:00Z"))));
    }

    [Test]
    public void Keeps_to_midnight_when_the_clock_changes()
    {
        var instants = StatusInstants.List(CivilDays.Of(TimeZoneInfo.FindSystemTimeZoneById("America/New_York")), 86400, Now);

        Assert.That(instants, Does.Contain(Time("2026-03-08T05:00:00Z")).And.Contain(Time("2026-03-09T04:00:00Z")));
    }

    [Test]
    public void Reaches_the_coming_midnight_in_the_last_hour()
    {
        var instants = StatusInstants.List(CivilDays.Of(new TzOffset(0)), 0, Time("2026-03-18T23:10:00Z"));

        Assert.That((instants.Count, instants[0], instants[^1]), Is.EqualTo((61, Time("2026-01-18T00:00:00Z"), Time("2026-03-19T00:00:00Z"))));
    }

    [TestCase(604800, 9)]
    [TestCase(3600, 1456)]
    [TestCase(100000000, 1)]
    [TestCase(long.MaxValue, 1)]
    [TestCase(-5, 61)]
    public void Steps_as_far_as_asked(long seconds, int count)
    {
        var days = CivilDays.Of(new TzOffset(0));

        Assert.That(StatusInstants.List(days, seconds, Now), Has.Count.EqualTo(count));
        Assert.That(StatusInstants.Count(days, seconds, Now), Is.EqualTo(count));
    }

    [TestCase(1, false)]
    [TestCase(523, false)]
    [TestCase(524, true)]
    public void Refuses_more_points_than_anyone_reads(long seconds, bool valid)
    {
        var result = new GetUserStatusCountsValidator().Validate(new GetUserStatusCountsQuery(1, 0, null, seconds, Now));

        Assert.That(result.IsValid, Is.EqualTo(valid));
        Assert.That(result.Errors.Select(error => error.ErrorCode), Is.All.EqualTo(ErrorCodes.TooManyPoints));
    }
}
