using System.Net;
using Microsoft.Extensions.Options;
using NUnit.Framework;
using Reporting.Api.Dialects;

namespace Reporting.UnitTests.Access;

internal sealed class FailedAttemptsTests
{
    private const int Limit = 2;

    [TestCase("2001:db8:1:2::1", "2001:db8:1:2:ffff::9", true, Description = "one network of IPv6")]
    [TestCase("2001:db8:1:2::1", "2001:db8:1:3::1", false, Description = "the next network of IPv6")]
    [TestCase("192.0.2.1", "::ffff:192.0.2.1", true, Description = "one address written in two ways")]
    [TestCase("192.0.2.1", "192.0.2.2", false, Description = "the next address of IPv4")]
    [TestCase("::ffff:192.0.2.1", "::ffff:192.0.2.2", false, Description = "the next address of IPv4, as IPv6 writes it")]
    public void Are_counted_for_what_one_caller_commonly_has(string failing, string asking, bool refused)
    {
        var attempts = new FailedAttempts(Options.Create(new AttemptLimits { FailedAttemptsPerMinute = Limit }), TimeProvider.System);
        for (var attempt = 0; attempt < Limit; attempt++)
        {
            Assert.That(attempts.Refuse(IPAddress.Parse(asking)), Is.Null);
            attempts.Count(IPAddress.Parse(failing));
        }

        Assert.That(attempts.Refuse(IPAddress.Parse(asking)), refused ? Is.InstanceOf<Failure.TooManyAttempts>() : Is.Null);
    }
}
