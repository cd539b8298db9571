using Microsoft.AspNetCore.Http;
using NUnit.Framework;
using Reporting.Dashboard.SignIn;
using Reporting.Testing;

namespace Reporting.UnitTests.Dashboard;

internal sealed class SignInTests
{
    private static readonly DateTimeOffset Now = new(2026, 5, 20, 14, 25, 0, TimeSpan.Zero);

    [Test]
    public void A_code_is_good_once()
    {
        var codes = new OneTimeCodes(new TestClock(Now));
        var code = codes.Issue("the token");

        Assert.That(new[] { codes.Redeem("another"), codes.Redeem(code), codes.Redeem(code) }, Is.EqualTo(new[] { null, "the token", null }));
    }

    [Test]
    public void A_code_is_good_for_ten_minutes()
    {
        var clock = new TestClock(Now);
        var codes = new OneTimeCodes(clock);
        var (early, late) = (codes.Issue("the token"), codes.Issue("the token"));
        clock.Advance(TimeSpan.FromMinutes(10) - TimeSpan.FromSeconds(1));
        var first = codes.Redeem(early);
        clock.Advance(TimeSpan.FromSeconds(1));

        Assert.That((first, codes.Redeem(late)), Is.EqualTo(("the token", (string?)null)));
    }

    [TestCase("same-origin", "", true)]
    [TestCase("cross-site", "", false)]
    [TestCase("same-site", "", false)]
    [TestCase("none", "", false)]
    [TestCase("", "http://reports.example:8080", true)]
    [TestCase("", "http://evil.example", false)]
    [TestCase("", "", true, Description = "neither, as of a program")]
    public void Forms_of_other_sites_are_refused(string site, string origin, bool own)
    {
        var request = new DefaultHttpContext().Request;
        request.Host = new HostString("reports.example:8080");
        (request.Headers["Sec-Fetch-Site"], request.Headers.Origin) = (site, origin);

        Assert.That(SessionCookie.IsOwnForm(request), Is.EqualTo(own));
    }

    [Test]
    public void The_value_of_forms_is_of_one_session()
    {
        var (one, again, other) = (SessionCookie.FormTokenOf("one"), SessionCookie.FormTokenOf("one"), SessionCookie.FormTokenOf("other"));

        Assert.That(one, Has.Length.EqualTo(64).And.EqualTo(again).And.Not.EqualTo(other));
    }
}
