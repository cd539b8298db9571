using NUnit.Framework;
using Reporting.Application.Ingestion.Rules;
using Reporting.Domain.Flags.Records;
using Reporting.Domain.Ingestion;
using static Reporting.UnitTests.Ingestion.Parsing;

namespace Reporting.UnitTests.Ingestion;

/// <summary>The clock of <see cref="Parsing"/> is at noon of 2026-12-01.</summary>
internal sealed class TimeLimitTests
{
    private const string Flag = """{"name":"f","project":"p","type":"release","created_at":"2026-11-01T00:00:00Z"}""";
    private const string Token = """{"id":"a","type":"client","created_at":"2026-11-01T00:00:00Z"}""";
    private const string Described = "must be in the year 1970 or later and at most a day ahead of the clock";

    [TestCase("1969-12-31T23:59:59Z", false)]
    [TestCase("1970-01-01T00:00:00Z", true)]
    [TestCase("2026-12-02T12:00:00Z", true)]
    [TestCase("2026-12-02T12:00:01Z", false)]
    [TestCase("0001-01-01T00:00:00Z", false)]
    [TestCase("9999-12-31T23:59:59Z", false)]
    public void A_time_that_describes_is_between_1970_and_tomorrow(string time, bool taken)
        => Assert.That(FaultsOf<Flag>(Flag.Replace("2026-11-01T00:00:00Z", time, StringComparison.Ordinal)), Is.EqualTo(taken ? [] : new[] { ("created_at", Described) }));

    [TestCase("1969-12-31T23:59:59Z", false)]
    [TestCase("9999-12-31T23:59:59.999999Z", true)]
    public void A_token_may_expire_as_late_as_can_be_said(string time, bool taken)
        => Assert.That(FaultsOf<ApiToken>(Token.Replace("}", $",\"expires_at\":\"{time}\"}}", StringComparison.Ordinal)), Is.EqualTo(taken ? [] : new[] { ("expires_at", "must be in the year 1970 or later") }));

    [Test]
    public void An_optional_time_that_was_never_set_is_none()
    {
        Assert.That(Parse<Flag>(Flag.Replace("}", ""","archived_at":"0001-01-01T00:00:00Z"}""", StringComparison.Ordinal)).ArchivedAt, Is.Null);
        Assert.That(Parse<ApiToken>(Token.Replace("}", ""","expires_at":"0001-01-01T00:00:00+00:00"}""", StringComparison.Ordinal)).ExpiresAt, Is.Null);
    }

    [Test]
    public void The_oldest_time_moves_with_the_clock()
    {
        var limits = new TimeLimits(new DateTimeOffset(1971, 1, 1, 0, 0, 0, TimeSpan.Zero), OldestDays: 10_000);

        Assert.That(limits.FaultOf(DateTimeOffset.UnixEpoch, TimeUse.Storage), Is.Null);
        Assert.That(limits.FaultOf(DateTimeOffset.UnixEpoch.AddTicks(-10), TimeUse.Storage), Does.StartWith("must be at most 10000 days old"));
        Assert.That(Limits.FaultOf(Limits.Now.AddDays(-3_650), TimeUse.Storage), Is.Null);
        Assert.That(Limits.FaultOf(Limits.Now.AddDays(-3_650).AddTicks(-10), TimeUse.Storage), Is.Not.Null);
    }
}
