using NUnit.Framework;
using Reporting.Application.Alerts;

namespace Reporting.UnitTests.Alerts;

internal sealed class DurationTextTests
{
    [TestCase("0s", 0, "0s")]
    [TestCase("90m", 5_400, "1h30m")]
    [TestCase("1d12h", 129_600, "1d12h")]
    [TestCase("2w", 1_209_600, "2w")]
    [TestCase("10d", 864_000, "10d")]
    [TestCase("1w1d", 691_200, "8d")]
    public void A_duration_is_read_and_written(string text, int seconds, string written)
    {
        Assert.That(DurationText.TryParse(text, out var duration), Is.True);
        Assert.That(duration, Is.EqualTo(TimeSpan.FromSeconds(seconds)));
        Assert.That(DurationText.Of(duration), Is.EqualTo(written));
    }

    [TestCase("")]
    [TestCase("5")]
    [TestCase("-5m")]
    [TestCase("1m1h")]
    [TestCase("1.5h")]
    [TestCase("1y")]
    [TestCase("5m\n")]
    [TestCase("٥m")]
    public void What_is_no_duration_is_refused(string text) => Assert.That(DurationText.TryParse(text, out _), Is.False);
}
