using System.Text.Json;
using NUnit.Framework;
using Reporting.Api.Unleash.Json;

namespace Reporting.UnitTests.Unleash;

internal sealed class MillisecondsTests
{
    private static readonly JsonSerializerOptions Json = new() { Converters = { new MillisecondsConverter() } };

    [TestCase("2026-11-21T02:36:53.152999Z", "2026-11-21T02:36:53.152Z")]
    [TestCase("2026-01-02T01:00:00.0000001+05:30", "2026-01-01T19:30:00.000Z")]
    [TestCase("0001-01-01T00:00:00Z", "0001-01-01T00:00:00.000Z")]
    [TestCase("9999-12-31T23:59:59.9999999Z", "9999-12-31T23:59:59.999Z")]
    public void A_time_is_written_in_UTC_and_cut_off_at_milliseconds(string time, string written)
    {
        var value = DateTimeOffset.Parse(time, System.Globalization.CultureInfo.InvariantCulture);

        Assert.That((JsonSerializer.Serialize(value, Json), MillisecondsConverter.Print(value)), Is.EqualTo(($"\"{written}\"", written)));
    }
}
