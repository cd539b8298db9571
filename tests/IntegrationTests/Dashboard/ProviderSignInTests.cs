using NUnit.Framework;
using Reporting.Testing.Service;

namespace Reporting.IntegrationTests.Dashboard;

/// <summary>Signing in by a provider of OpenID Connect: who gets in, as what, and what is not believed.</summary>
internal sealed class ProviderSignInTests : ProviderFixture
{
    [Test]
    public async Task A_group_gives_its_role_in_a_session_like_any_other()
    {
        var person = PersonIn("somewhere", "platform", "staff");
        var (browser, back) = await SignInAsync(person, "/sign-in/provider?return=%2Fsettings%2Ftokens");
        var page = await browser.GetAsync("/settings/tokens");

        Assert.That((back.Status, back.Body.Contains("0;url=/settings/tokens", StringComparison.Ordinal)), Is.EqualTo((200, true)));
        Assert.That(back.Response.Headers.GetValues("Set-Cookie"), Has.Some.Match("^reporting-session=[0-9A-Za-z-]{33}; expires=[^;]+; path=/; samesite=strict; httponly$"));
        Assert.That((page.Status, page.Body.Contains($"<b>{person.Name}</b> <small>admin</small>", StringComparison.Ordinal)), Is.EqualTo((200, true)));
        Assert.That(await AuditAsync(person.Name), Has.Exactly(1).Contains("\"act\":\"signed_in\"").And.Some.Contains($"\"subject\":\"{person.Subject}\""));
    }

    [Test]
    public async Task The_sign_in_page_has_a_button()
    {
        using var browser = new PageBrowser(Service);
        var page = await browser.GetAsync("/sign-in?return=%2Fdata");

        Assert.That(page.Body, Does.Contain("href=\"/sign-in/provider?return=%2Fdata\">Sign in with Acme<"));
    }

    [Test]
    public async Task A_group_opens_its_instances_alone([Values("staff", "examiners")] string group)
    {
        var (browser, _) = await SignInAsync(PersonIn(group));
        var data = (await browser.GetAsync("/data")).Expect(200).Body;
        var overview = (await browser.GetAsync("/")).Expect(200).Body;

        Assert.That(data, Does.Contain("shop").And.Contain("campus").And.Not.Contain("other-shop"));
        Assert.That(data.Contains("reads-shop", StringComparison.Ordinal), Is.EqualTo(group is "examiners"), "auditors see what their instances are read from");
        Assert.That(overview, Does.Not.Contain("other-shop"));
        Assert.That((await browser.GetAsync("/settings/tokens")).Status, Is.EqualTo(403));

        // What the address itself says is in the page's links.
        Assert.That((await browser.GetAsync("/flags?instance=other-shop")).Body.Replace("instance=other-shop", "", StringComparison.Ordinal).Replace("name=\"instance\" value=\"other-shop\"", "", StringComparison.Ordinal), Does.Not.Contain("other-shop"));
    }

    [Test]
    public async Task Whoever_is_in_no_group_is_told_so_and_audited()
    {
        var person = PersonIn("cooks", "cleaners");
        var (browser, page) = await SignInAsync(person);

        Assert.That(page.Status, Is.EqualTo(403));
        Assert.That(page.Body, Does.Contain("<h1>You are not let in</h1>").And.Contain($"<b>{person.Name}</b>").And.Contain("cooks, cleaners."));
        Assert.That(browser.Cookies.Keys, Has.None.EqualTo("reporting-session"));
        Assert.That(await AuditAsync(person.Name), Has.Exactly(1).Contains("\"act\":\"sign_in_refused\""));
    }

    [Test]
    public async Task A_group_whose_instances_are_not_there_opens_nothing()
        => Assert.That((await SignInAsync(PersonIn("council"))).Answer.Status, Is.EqualTo(403));

    [Test]
    public async Task Groups_may_come_with_the_user_information()
    {
        Provider.KeepsGroupsBack = true;
        var (browser, _) = await SignInAsync(PersonIn("platform"));

        Assert.That((await browser.GetAsync("/")).Status, Is.EqualTo(200));
    }

    [TestCase("nonce", "another sign-in")]
    [TestCase("iss", "another provider")]
    [TestCase("aud", "somebody else")]
    [TestCase("exp", "not good at this time")]
    public async Task A_token_that_is_not_for_this_sign_in_lets_nobody_in(string claim, string why)
    {
        Provider.Spoil = claims => claims[claim] = claim == "exp" ? claims["iat"]!.GetValue<long>() - 61 : "another";
        var (browser, page) = await SignInAsync(PersonIn("platform"));

        Assert.That((page.Status, page.Body.Contains(why, StringComparison.Ordinal)), Is.EqualTo((403, true)), page.Body);
        Assert.That((await browser.GetAsync("/")).Status, Is.EqualTo(302));
        Assert.That(await AuditAsync("unknown"), Has.Some.Contains("\"act\":\"sign_in_refused\"").And.Some.Contains(why));
    }

    [TestCase(-59, true)]
    [TestCase(-61, false)]
    public async Task The_clock_of_the_provider_may_be_off_by_a_minute(int secondsAgo, bool isIn)
    {
        Provider.Spoil = claims => claims["exp"] = claims["iat"]!.GetValue<long>() + secondsAgo;
        var (browser, _) = await SignInAsync(PersonIn("platform"));

        Assert.That((await browser.GetAsync("/")).Status, Is.EqualTo(isIn ? 200 : 302));
    }

    [Test]
    public async Task Another_browser_cannot_use_what_the_provider_sent()
    {
        using var victim = new PageBrowser(Service);
        using var thief = new PageBrowser(Service);
        var back = await ComeBackAsync(victim, PersonIn("platform"));
        var stolen = await thief.GetAsync(back);

        Assert.That((stolen.Status, stolen.Body.Contains("not begun in this browser", StringComparison.Ordinal)), Is.EqualTo((403, true)));
        Assert.That((await thief.GetAsync("/")).Status, Is.EqualTo(302));
    }

    [TestCase("state=abc")]
    [TestCase("")]
    public async Task A_state_that_was_not_made_here_is_refused(string state)
    {
        using var browser = new PageBrowser(Service);
        var back = await ComeBackAsync(browser, PersonIn("platform"));
        var spoilt = $"{back.Split('?')[0]}?{string.Join('&', back.Split('?')[1].Split('&').Where(part => !part.StartsWith("state=", StringComparison.Ordinal)).Append(state))}";

        Assert.That((await browser.GetAsync(spoilt)).Status, Is.EqualTo(403));
        Assert.That((await browser.GetAsync("/")).Status, Is.EqualTo(302));
    }

    [Test]
    public async Task A_code_is_good_once()
    {
        using var browser = new PageBrowser(Service);
        var back = await ComeBackAsync(browser, PersonIn("platform"));
        var cookies = browser.Cookies.ToList();
        (await browser.GetAsync(back)).Expect(200);
        using var again = new PageBrowser(Service);
        cookies.ForEach(cookie => again.Cookies[cookie.Key] = cookie.Value);
        var replayed = await again.GetAsync(back);

        Assert.That((replayed.Status, (await again.GetAsync("/")).Status), Is.EqualTo((403, 302)));
    }

    [Test]
    public async Task A_sign_in_has_its_time()
    {
        using var browser = new PageBrowser(Service);
        var back = await ComeBackAsync(browser, PersonIn("platform"));
        Service.Clock.Advance(TimeSpan.FromMinutes(31));

        Assert.That((await browser.GetAsync(back)).Status, Is.EqualTo(403));
    }

    [Test]
    public async Task Keys_may_change()
    {
        await SignInAsync(PersonIn("platform"));
        Provider.RotateKey();

        // Whoever shows what nobody signed does not have the provider asked again and again.
        Service.Clock.Advance(TimeSpan.FromSeconds(11));
        var (browser, _) = await SignInAsync(PersonIn("platform"));

        Assert.That((await browser.GetAsync("/")).Status, Is.EqualTo(200));
    }

    [Test]
    public async Task A_browser_may_come_back_to_another_server()
    {
        await using var another = await Service.StartAnotherAsync(Settings);
        using var sent = new PageBrowser(Service);
        var back = await ComeBackAsync(sent, PersonIn("platform"));
        using var returned = new PageBrowser(another);
        foreach (var (name, value) in sent.Cookies)
        {
            returned.Cookies[name] = value;
        }

        // The provider compares the address that it sent the code to: behind a balancer both servers have one.
        returned.Host = sent.Host;

        Assert.That((await returned.GetAsync(back)).Status, Is.EqualTo(200));
        Assert.That((await returned.GetAsync("/")).Status, Is.EqualTo(200));
    }

    [TestCase("//evil.example")]
    [TestCase("https://evil.example")]
    [TestCase("/\\evil.example")]
    public async Task Signing_in_leads_to_no_other_site(string to)
    {
        var (_, page) = await SignInAsync(PersonIn("platform"), $"/sign-in/provider?return={Uri.EscapeDataString(to)}");

        Assert.That(page.Body, Does.Contain("0;url=/\"").And.Not.Contain("evil"));
    }

    [Test]
    public async Task The_provider_may_be_away_and_all_else_goes_on()
    {
        var (signedIn, _) = await SignInAsync(PersonIn("platform"));
        using var browser = new PageBrowser(Service);
        var back = await ComeBackAsync(browser, PersonIn("platform"));
        Provider.IsAway = true;
        Service.Clock.Advance(TimeSpan.FromMinutes(2));
        var away = await browser.GetAsync("/sign-in/provider");
        var returned = await browser.GetAsync(back);
        using var byToken = await PageBrowser.SignInAsync(Service);

        Assert.That((away.Status, away.Body.Contains("The provider of sign-in is away", StringComparison.Ordinal)), Is.EqualTo((503, true)));
        Assert.That((returned.Status, returned.Body.Contains("The provider of sign-in is away", StringComparison.Ordinal)), Is.EqualTo((503, true)));
        Assert.That(((await signedIn.GetAsync("/")).Status, (await byToken.GetAsync("/")).Status), Is.EqualTo((200, 200)));
    }

    [Test]
    public async Task The_audit_of_sign_ins_has_its_page()
    {
        await SignInAsync(PersonIn("platform"));
        using var browser = await PageBrowser.SignInAsync(Service);

        Assert.That((await browser.GetAsync("/settings/audit")).Expect(200).Body, Does.Contain("signed in"));
    }
}
