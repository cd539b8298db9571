using NUnit.Framework;
using Reporting.Application.Access;

namespace Reporting.UnitTests.Access;

internal sealed class NetworkTextTests
{
    [TestCase("10.1.0.0/16", "10.1.0.0/16")]
    [TestCase("0.0.0.0/0", "0.0.0.0/0")]
    [TestCase("10.1.2.3", "10.1.2.3/32")]
    [TestCase("2001:DB8::/32", "2001:db8::/32")]
    [TestCase("::1", "::1/128")]
    public void Is_a_network(string text, string expected)
    {
        Assert.That(NetworkText.TryParse(text, out var network), Is.True);
        Assert.That(network.ToString(), Is.EqualTo(expected));
    }

    [TestCase("")]
    [TestCase("localhost")]
    [TestCase("10/8")]
    [TestCase("10.1/16")]
    [TestCase("010.0.0.0/8")]
    [TestCase("10.1.2.3/16")]
    [TestCase("10.0.0.0/33")]
    [TestCase("10.0.0.0/-1")]
    [TestCase("10.0.0.0/")]
    [TestCase("10.0.0.0/8/8")]
    [TestCase(" 10.0.0.0/8")]
    [TestCase("[::1]")]
    [TestCase("fe80::1%eth0")]
    [TestCase("::ffff:10.0.0.0/104")]
    [TestCase("2001:db8::1/32")]
    public void Is_no_network(string text)
    {
        Assert.That(NetworkText.TryParse(text, out _), Is.False);
    }
}
