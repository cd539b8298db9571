using Microsoft.Extensions.Logging;
using NUnit.Framework;
using Reporting.Infrastructure.Sources;
using Reporting.Testing;
using Reporting.Testing.Service;

namespace Reporting.UnitTests.Sources;

internal sealed class SourceLogTests
{
    private static readonly DateTimeOffset Noon = new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);

    [Test]
    public void A_failure_that_lasts_is_told_once_an_hour_and_its_end_once()
    {
        using var watch = new LogWatch();
        var clock = new TestClock(Noon);
        var log = new SourceLog("net", clock, watch.CreateLogger("sources"));

        for (var minute = 0; minute <= 125; minute++)
        {
            log.Fail("it can't be reached", cause: null);
            clock.Advance(TimeSpan.FromMinutes(1));
        }

        Assert.That(watch.Lines, Has.Count.EqualTo(3).And.All.Contains(nameof(LogLevel.Warning)).And.All.Contains("net can").And.All.Contains("be reached"));

        log.Succeed(7);
        log.Succeed(7);
        Assert.That(watch.Lines, Has.Count.EqualTo(4));
        Assert.That(watch.Lines[3], Does.Contain("Source net is current; 7 records have been read"));

        log.Fail("it can't be reached", cause: null);
        Assert.That(watch.Lines, Has.Count.EqualTo(5), "a new failure is told at once");
    }
}
