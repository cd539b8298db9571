using NUnit.Framework;
using Reporting.Api.Coder.Go;

namespace Reporting.UnitTests.Coder;

internal sealed class GoTimeTests
{
    [TestCase("2026-03-09T00:00:00Z", "2026-03-09T00:00:00Z")]
    [TestCase("2026-03-09T00:00:00+00:00", "2026-03-09T00:00:00Z", Description = "no offset prints as Z")]
    [TestCase("2026-03-09T00:00:00-00:00", "2026-03-09T00:00:00Z")]
    [TestCase("2026-03-09T23:59:59+05:45", "2026-03-09T23:59:59+05:45")]
    [TestCase("2026-03-09T00:00:00-09:30", "2026-03-09T00:00:00-09:30")]
    [TestCase("2026-03-09T00:00:00.500Z", "2026-03-09T00:00:00.5Z")]
    [TestCase("2026-03-09T00:00:00,25+01:00", "2026-03-09T00:00:00.25+01:00", Description = "a comma will do")]
    [TestCase("2026-03-09T00:00:00.123456789Z", "2026-03-09T00:00:00.1234567Z")]
    [TestCase("2026-03-09T00:00:00.000Z", "2026-03-09T00:00:00Z")]
    [TestCase("2026-03-09T7:00:00Z", "2026-03-09T07:00:00Z", Description = "an hour may have one digit")]
    [TestCase("2024-02-29T00:00:00Z", "2024-02-29T00:00:00Z")]
    [TestCase("0001-01-01T00:00:00Z", "0001-01-01T00:00:00Z")]
    public void Reads_and_echoes(string text, string echo)
    {
        Assert.That(GoTime.TryParse(text, out var time, out var fault), Is.True, fault);
        Assert.That(GoTime.Format(time), Is.EqualTo(echo));
    }

    [TestCase("2023-07-10", " as \"2006-01-02T15:04:05Z07:00\": cannot parse \"\" as \"T\"")]
    [TestCase("2026-03-09t00:00:00Z", " as \"2006-01-02T15:04:05Z07:00\": cannot parse \"t00:00:00Z\" as \"T\"")]
    [TestCase("2026-03-09T00:00:00z", " as \"2006-01-02T15:04:05Z07:00\": cannot parse \"z\" as \"Z07:00\"")]
    [TestCase("2026-03-09T00:00:00 02:00", " as \"2006-01-02T15:04:05Z07:00\": cannot parse \" 02:00\" as \"Z07:00\"")]
    [TestCase("2026-03-09T00:00:00", " as \"2006-01-02T15:04:05Z07:00\": cannot parse \"\" as \"Z07:00\"")]
    [TestCase("2026-03-09T00:00:00.Z", " as \"2006-01-02T15:04:05Z07:00\": cannot parse \".Z\" as \"Z07:00\"")]
    [TestCase("2026-03-09T00:00:00+0200", " as \"2006-01-02T15:04:05Z07:00\": cannot parse \"+0200\" as \"Z07:00\"")]
    [TestCase("26-03-09T00:00:00Z", " as \"2006-01-02T15:04:05Z07:00\": cannot parse \"26-03-09T00:00:00Z\" as \"2006\"")]
    [TestCase("2026-3-09T00:00:00Z", " as \"2006-01-02T15:04:05Z07:00\": cannot parse \"3-09T00:00:00Z\" as \"01\"")]
    [TestCase("2026-03-9T00:00:00Z", " as \"2006-01-02T15:04:05Z07:00\": cannot parse \"9T00:00:00Z\" as \"02\"")]
    [TestCase("2026-13-09T00:00:00Z", ": month out of range")]
    [TestCase("2026-00-09T00:00:00Z", ": month out of range")]
    [TestCase("2026-02-29T00:00:00Z", ": day out of range")]
    [TestCase("2026-03-00T00:00:00Z", ": day out of range")]
    [TestCase("2026-03-09T24:00:00Z", ": hour out of range")]
    [TestCase("2026-03-09T00:60:00Z", ": minute out of range")]
    [TestCase("2026-03-09T00:00:60Z", ": second out of range")]
    [TestCase("2026-03-09T00:00:00+25:00", ": time zone offset hour out of range")]
    [TestCase("2026-03-09T00:00:00Zx", ": extra text: \"x\"")]
    [TestCase("0000-03-09T00:00:00Z", ": year out of range", Description = "which Go can hold, and the service cannot")]
    public void Says_what_is_no_time(string text, string why)
    {
        Assert.That(GoTime.TryParse(text, out _, out var fault), Is.False);
        Assert.That(fault, Is.EqualTo($"parsing time \"{text}\"{why}"));
    }

    [TestCase("0001-01-01T00:00:00+05:00")]
    [TestCase("9999-12-31T23:00:00-05:00")]
    [TestCase("2026-03-09T00:00:00+20:00")]
    public void Refuses_what_cannot_be_held(string text)
        => Assert.That(GoTime.TryParse(text, out _, out _), Is.False);

    [Test]
    public void Prints_without_a_layout()
        => Assert.That(GoTime.Print(new DateTimeOffset(2026, 3, 18, 16, 25, 36, 500, TimeSpan.FromHours(2))), Is.EqualTo("2026-03-18 14:25:36.5 +0000 UTC"));
}
