using System.Net;
using NUnit.Framework;
using Reporting.Application.Notifications;

namespace Reporting.UnitTests.Notifications;

internal sealed class AllowedAddressTests
{
    [TestCase("8.8.8.8", true)]
    [TestCase("172.15.255.255", true)]
    [TestCase("172.32.0.0", true)]
    [TestCase("2606:4700::1111", true)]
    [TestCase("127.0.0.1", false)]
    [TestCase("127.9.9.9", false)]
    [TestCase("0.0.0.0", false)]
    [TestCase("10.1.2.3", false)]
    [TestCase("172.16.0.1", false)]
    [TestCase("172.31.255.255", false)]
    [TestCase("192.168.1.1", false)]
    [TestCase("169.254.169.254", false)]
    [TestCase("100.64.0.1", false)]
    [TestCase("224.0.0.1", false)]
    [TestCase("255.255.255.255", false)]
    [TestCase("::", false)]
    [TestCase("::1", false)]
    [TestCase("::ffff:127.0.0.1", false)]
    [TestCase("::ffff:8.8.8.8", true)]
    [TestCase("64:ff9b::7f00:1", false)]
    [TestCase("2002:7f00:1::1", false)]
    [TestCase("fe80::1", false)]
    [TestCase("fd00::1", false)]
    [TestCase("ff02::1", false)]
    public void Only_what_is_public_is_allowed(string address, bool allowed)
        => Assert.That(AllowedAddress.IsAllowed(IPAddress.Parse(address), []), Is.EqualTo(allowed));

    [TestCase("10.1.2.3", true)]
    [TestCase("::ffff:10.1.2.3", true)]
    [TestCase("10.2.2.3", false)]
    public void What_is_private_is_allowed_by_name(string address, bool allowed)
        => Assert.That(AllowedAddress.IsAllowed(IPAddress.Parse(address), [IPNetwork.Parse("10.1.0.0/16")]), Is.EqualTo(allowed));

    [TestCase("https://hooks.example.com/x", true)]
    [TestCase("https://HOOKS.example.com/x", true)]
    [TestCase("https://a.team.example.org", true)]
    [TestCase("https://team.example.org", false)]
    [TestCase("https://evilteam.example.org", false)]
    [TestCase("https://hooks.example.com.evil.example", false)]
    [TestCase("https://hooks.example.com@evil.example", false)]
    [TestCase("https://evil.example/?hooks.example.com", false)]
    [TestCase("https://2130706433", false)]
    [TestCase("https://[::1]", false)]
    [TestCase("//hooks.example.com", false)]
    public void Hosts_are_those_of_the_setting(string address, bool allowed)
        => Assert.That(AllowedAddress.FaultOf(address, new NotificationOptions { AllowedAddresses = "hooks.example.com, *.team.example.org" }) is null, Is.EqualTo(allowed));

    [TestCase("https://2130706433/")]
    [TestCase("https://0x7f.1/")]
    [TestCase("https://[::ffff:127.0.0.1]/")]
    [TestCase("https://127.1/")]
    public void An_address_in_any_spelling_is_that_address(string address)
        => Assert.That(AllowedAddress.FaultOf(address, new NotificationOptions()), Does.StartWith("must not be in a private network"));
}
