using System.Globalization;
using NUnit.Framework;
using Reporting.Application.Ingestion.Wire;

namespace Reporting.UnitTests.Ingestion;

internal sealed class Rfc3339Tests
{
    [TestCase("2023-08-23T09:30:00Z", "2023-08-23T09:30:00.000000")]
    [TestCase("2023-08-23t09:30:00z", "2023-08-23T09:30:00.000000")]
    [TestCase("2023-08-23T09:30:00+00:00", "2023-08-23T09:30:00.000000")]
    [TestCase("2023-08-23T09:30:00-00:00", "2023-08-23T09:30:00.000000")]
    [TestCase("2023-08-23T01:30:00+05:45", "2023-08-22T19:45:00.000000")]
    [TestCase("2023-12-31T23:30:00-03:30", "2024-01-01T03:00:00.000000")]
    [TestCase("2023-08-23T09:30:00+23:59", "2023-08-22T09:31:00.000000")]
    [TestCase("2024-02-29T00:00:00Z", "2024-02-29T00:00:00.000000")]
    [TestCase("2023-08-23T09:30:00.1Z", "2023-08-23T09:30:00.100000")]
    [TestCase("2023-08-23T09:30:00.123456Z", "2023-08-23T09:30:00.123456")]
    [TestCase("2023-08-23T09:29:59.999999999999999999+02:00", "2023-08-23T07:29:59.999999")]
    [TestCase("0001-01-01T00:00:00Z", "0001-01-01T00:00:00.000000")]
    [TestCase("9999-12-31T23:59:59.9999999Z", "9999-12-31T23:59:59.999999")]
    public void Is_read_as_UTC_to_the_microsecond(string text, string expected)
    {
        Assert.That(Rfc3339.TryParse(text, out var value), Is.True);
        Assert.That(value.Offset, Is.EqualTo(TimeSpan.Zero));
        Assert.That(value.ToString("yyyy-MM-ddTHH:mm:ss.ffffff", CultureInfo.InvariantCulture), Is.EqualTo(expected));
        Assert.That(value.Ticks % TimeSpan.TicksPerMicrosecond, Is.Zero);
    }

    [TestCase("")]
    [TestCase("2023-08-23")]
    [TestCase("2023-08-23T09:30:00", Description = "no offset")]
    [TestCase("2023-08-23T09:30:00.5", Description = "no offset")]
    [TestCase("2023-08-23 09:30:00Z")]
    [TestCase("2023-08-23T09:30Z")]
    [TestCase("2023-08-23T09:30:60Z", Description = "leap second")]
    [TestCase("2023-08-23T24:00:00Z")]
    [TestCase("2023-08-23T09:60:00Z")]
    [TestCase("2023-02-29T09:30:00Z")]
    [TestCase("2023-13-01T09:30:00Z")]
    [TestCase("2023-00-01T09:30:00Z")]
    [TestCase("2023-01-00T09:30:00Z")]
    [TestCase("0000-01-01T00:00:00Z")]
    [TestCase("0001-01-01T00:00:00+00:01", Description = "before all time")]
    [TestCase("9999-12-31T23:59:59-00:01", Description = "after all time")]
    [TestCase("2023-08-23T09:30:00.Z")]
    [TestCase("2023-08-23T09:30:00,5Z")]
    [TestCase("2023-08-23T09:30:00+2:00")]
    [TestCase("2023-08-23T09:30:00+0200")]
    [TestCase("2023-08-23T09:30:00+24:00")]
    [TestCase("2023-08-23T09:30:00+02:60")]
    [TestCase("2023-08-23T09:30:00 02:00", Description = "a plus sign decoded as a space")]
    [TestCase("2023-08-23T09:30:00ZZ")]
    [TestCase("+023-08-23T09:30:00Z")]
    [TestCase("２023-08-23T09:30:00Z")]
    public void Is_refused(string text)
    {
        Assert.That(Rfc3339.TryParse(text, out _), Is.False);
    }

    [FsCheck.NUnit.Property]
    public void Reads_what_is_printed(DateTimeOffset time)
    {
        var expected = time.ToUniversalTime().AddTicks(-(time.Ticks % TimeSpan.TicksPerMicrosecond));

        Assert.That(Rfc3339.TryParse(time.ToString("O", CultureInfo.InvariantCulture), out var value), Is.True);
        Assert.That(value, Is.EqualTo(expected));
    }
}
