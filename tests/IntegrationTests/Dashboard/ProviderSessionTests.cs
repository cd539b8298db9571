using System.Text.Json.Nodes;
using NUnit.Framework;
using Reporting.Testing.Service;
using Reporting.Testing.SignIn;

namespace Reporting.IntegrationTests.Dashboard;

/// <summary>How sessions end that a provider began.</summary>
internal sealed class ProviderSessionTests : ProviderFixture
{
    [Test]
    public async Task A_session_ends_no_later_than_the_setting_says()
    {
        var (browser, _) = await SignInAsync(PersonIn("platform"));
        Service.Clock.Advance(TimeSpan.FromHours(8) - TimeSpan.FromSeconds(1));
        var before = await browser.GetAsync("/");
        Service.Clock.Advance(TimeSpan.FromSeconds(1));

        Assert.That((before.Status, (await browser.GetAsync("/")).Status), Is.EqualTo((200, 302)));
    }

    [Test]
    public async Task Signing_out_goes_on_at_the_provider()
    {
        var (browser, _) = await SignInAsync(PersonIn("platform"));
        var form = PageBrowser.FormTokenOf(await browser.GetAsync("/"));
        var page = await browser.PostAsync("/sign-out", ("form", form));
        var address = System.Net.WebUtility.HtmlDecode(page.Body.Split("http-equiv=\"refresh\" content=\"0;url=")[1].Split('"')[0]);
        var asked = Microsoft.AspNetCore.WebUtilities.QueryHelpers.ParseQuery(new Uri(address).Query);

        Assert.That((page.Status, (await browser.GetAsync("/")).Status), Is.EqualTo((200, 302)));
        Assert.That(address, Does.StartWith($"{Provider.Issuer}/end-session?"));
        Assert.That((asked["client_id"].ToString(), asked["post_logout_redirect_uri"].ToString()), Is.EqualTo((OpenIdProvider.ClientId, $"{Service.Address}sign-in")));
        Assert.That(asked["id_token_hint"].ToString().Split('.'), Has.Length.EqualTo(3));
    }

    [Test]
    public async Task An_identity_token_is_not_kept_in_the_clear()
    {
        await SignInAsync(PersonIn("platform"));
        var kept = await Service.QueryAsync("SELECT encode(sessions.identity_token, 'escape') FROM access.sessions WHERE sessions.identity_token IS NOT NULL");

        Assert.That(kept, Is.Not.Empty.And.None.Contains("eyJ"));
    }

    [Test]
    public async Task The_provider_ends_one_of_its_sessions()
    {
        var person = PersonIn("platform");
        var (first, _) = await SignInAsync(person);
        var session = Provider.SessionId;
        var (second, _) = await SignInAsync(person);
        var answer = await LogOutAsync(Provider.LogoutClaims(person.Subject, session));

        Assert.That((answer.Status, answer.Body, answer.Response.Headers.CacheControl?.ToString()), Is.EqualTo((200, "", "no-store")));
        Assert.That(((await first.GetAsync("/")).Status, (await second.GetAsync("/")).Status), Is.EqualTo((302, 200)));
        Assert.That(await AuditAsync("provider of sign-in"), Has.Some.Contains("\"act\":\"signed_out_by_provider\""));
    }

    [Test]
    public async Task The_provider_ends_all_sessions_of_a_person_and_of_nobody_else()
    {
        var person = PersonIn("platform");
        var (first, _) = await SignInAsync(person);
        var (second, _) = await SignInAsync(person);
        var (other, _) = await SignInAsync(PersonIn("platform"));
        (await LogOutAsync(Provider.LogoutClaims(person.Subject, sessionId: null))).Expect(200);

        Assert.That(((await first.GetAsync("/")).Status, (await second.GetAsync("/")).Status, (await other.GetAsync("/")).Status), Is.EqualTo((302, 302, 200)));
    }

    [Test]
    public async Task An_order_that_comes_again_ends_no_later_session()
    {
        var person = PersonIn("platform");
        var order = Provider.Sign(Provider.LogoutClaims(person.Subject, sessionId: null), "logout+jwt");
        Service.Clock.Advance(TimeSpan.FromSeconds(61));
        var (browser, _) = await SignInAsync(person);
        (await PostAsync(order)).Expect(200);

        Assert.That((await browser.GetAsync("/")).Status, Is.EqualTo(200));
    }

    [TestCase("iss", "\"https://other.example\"")]
    [TestCase("aud", "\"other\"")]
    [TestCase("exp", "1")]
    [TestCase("iat", null)]
    [TestCase("jti", null)]
    [TestCase("events", "{}")]
    [TestCase("events", null)]
    [TestCase("nonce", "\"of an identity token\"")]
    public async Task An_order_that_is_not_the_provider_s_ends_nothing(string claim, string? value)
    {
        var person = PersonIn("platform");
        var (browser, _) = await SignInAsync(person);
        var claims = Provider.LogoutClaims(person.Subject, Provider.SessionId);
        claims[claim] = value is null ? null : JsonNode.Parse(value);
        var answer = await LogOutAsync(claims);

        Assert.That((answer.Status, (await browser.GetAsync("/")).Status), Is.EqualTo((400, 200)));
    }

    [Test]
    public async Task An_order_without_anybody_and_one_of_another_key_end_nothing()
    {
        var person = PersonIn("platform");
        var (browser, _) = await SignInAsync(person);
        var foreign = Provider.Sign(Provider.LogoutClaims(person.Subject, Provider.SessionId), "logout+jwt");
        var spoilt = $"{foreign[..foreign.LastIndexOf('.')]}.{new string('A', 342)}";

        Assert.That((await LogOutAsync(Provider.LogoutClaims(subject: null, sessionId: null))).Status, Is.EqualTo(400));
        Assert.That((await PostAsync(spoilt)).Status, Is.EqualTo(400));
        Assert.That((await PostAsync("")).Status, Is.EqualTo(400));
        Assert.That((await browser.GetAsync("/")).Status, Is.EqualTo(200));
    }

    [Test]
    public async Task Whoever_left_the_group_loses_what_sessions_he_has()
    {
        var person = PersonIn("platform");
        var (browser, _) = await SignInAsync(person);
        var (_, refused) = await SignInAsync(person with { Groups = ["cooks"] });

        Assert.That((refused.Status, (await browser.GetAsync("/")).Status), Is.EqualTo((403, 302)));
    }

    [Test]
    public async Task A_group_that_the_settings_no_longer_name_lets_nobody_in()
    {
        var (admin, _) = await SignInAsync(PersonIn("platform"));
        var (member, _) = await SignInAsync(PersonIn("staff"));
        var fewer = Settings.Where(setting => !setting.Name.Contains("Groups:0", StringComparison.Ordinal)).ToArray();
        await using var another = await Service.StartAnotherAsync(fewer);

        Assert.That((await AtAsync(another, admin), await AtAsync(another, member)), Is.EqualTo((302, 200)));
    }

    private static async Task<int> AtAsync(ServiceUnderTest service, PageBrowser browser)
    {
        using var there = new PageBrowser(service);
        there.Cookies["reporting-session"] = browser.Cookies["reporting-session"];
        return (await there.GetAsync("/")).Status;
    }

    private Task<Answer> LogOutAsync(JsonObject claims) => PostAsync(Provider.Sign(claims, "logout+jwt"));

    private async Task<Answer> PostAsync(string token)
    {
        using var provider = new PageBrowser(Service);
        return await provider.PostFromAsync("none", "/sign-in/provider/logout", ("logout_token", token));
    }
}
