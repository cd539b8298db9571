using NUnit.Framework;
using Reporting.Application.Access;

namespace Reporting.UnitTests.Access;

internal sealed class IanaTimeZoneTests
{
    [TestCase("UTC")]
    [TestCase("Europe/Berlin")]
    [TestCase("America/Argentina/Buenos_Aires")]
    [TestCase("Etc/GMT-14")]
    public void Is_known(string name)
    {
        Assert.That(IanaTimeZone.IsKnown(name), Is.True);
    }

    [TestCase("")]
    [TestCase("Berlin")]
    [TestCase("Europe/Atlantis")]
    [TestCase("W. Europe Standard Time")]
    [TestCase("posix/Europe/Berlin")]
    [TestCase("right/Europe/Berlin")]
    [TestCase("../zoneinfo/Europe/Berlin")]
    [TestCase("europe/berlin")]
    [TestCase("localtime")]
    public void Is_not_known(string name)
    {
        Assert.That(IanaTimeZone.IsKnown(name), Is.False);
    }
}
