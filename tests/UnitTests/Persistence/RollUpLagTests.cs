using NUnit.Framework;
using Reporting.Domain.Access;
using Reporting.Infrastructure.Persistence.Merge;

namespace Reporting.UnitTests.Persistence;

internal sealed class RollUpLagTests
{
    [Test]
    public void Is_the_time_since_the_oldest_notes_were_first_seen()
    {
        var clock = new SecondsClock();
        var lag = new RollUpLag(clock);
        var before = lag.Longest;

        lag.See(InstanceKind.Workspaces, [1, 2]);
        clock.Seconds = 5;
        lag.See(InstanceKind.Workspaces, [2, 3]);
        lag.See(InstanceKind.Network, []);
        clock.Seconds = 9;
        var oldest = lag.Longest;
        lag.Finish(InstanceKind.Workspaces, 2);
        var next = lag.Longest;
        lag.See(InstanceKind.Workspaces, []);

        Assert.That(
            new[] { before, oldest, next, lag.Longest }.Select(time => time.TotalSeconds),
            Is.EqualTo([0d, 9d, 4d, 0d]));
    }
}
