using NUnit.Framework;
using Reporting.IntegrationTests.Sources;
using Reporting.Testing.Service;
using Reporting.Testing.Sources;

namespace Reporting.IntegrationTests.Dashboard;

/// <summary>Who is signed in at a product that is read is let in by the product's cookie, as far as the product lets him.</summary>
internal sealed class ProductSignInTests
{
    private const string Member = """{"username":"bob","roles":[{"name":"template-admin"}]}""";

    private FakeProduct product = null!;
    private ServiceUnderTest service = null!;

    [OneTimeSetUp]
    public async Task StartAsync()
    {
        product = await FakeProduct.StartAsync();
        service = await SignInHost.StartAsync(("BaseUrl", product.BaseUrl), ("SignIn", "product"));
    }

    [OneTimeTearDown]
    public async Task StopAsync()
    {
        await service.DisposeAsync();
        await product.DisposeAsync();
    }

    [Test]
    public async Task An_owner_sees_reports_and_no_settings_until_the_session_ends()
    {
        using var browser = Browser(FakeProduct.Says(200, SignInHost.Owner));
        var signedIn = await browser.PostAsync("/sign-in", ("by", "product"), ("return", "/workspaces?range=7d"));
        browser.Cookies.Remove("coder_session_token");
        var (page, tokens) = (await browser.GetAsync("/workspaces?range=7d"), await browser.GetAsync("/settings/tokens"));
        service.Clock.Advance(TimeSpan.FromHours(8.1));

        Assert.That((signedIn.Status, signedIn.Response.Headers.Location?.ToString()), Is.EqualTo((303, "/workspaces?range=7d")));
        Assert.That((page.Status, tokens.Status, (await browser.GetAsync("/workspaces")).Status), Is.EqualTo((200, 403, 302)));
        Assert.That(page.Body, Does.Contain("<b>sign-in at dev</b> <small>auditor</small>"));
    }

    [Test]
    public async Task The_product_is_offered_where_one_may_be_asked()
    {
        using var browser = new PageBrowser(service);

        Assert.That((await browser.GetAsync("/sign-in")).Body, Does.Contain("I am signed in at the product"));
    }

    [Test]
    public async Task A_member_sees_no_workspaces()
    {
        using var browser = Browser(FakeProduct.Says(200, Member));

        Assert.That((await browser.PostAsync("/sign-in", ("by", "product"))).Status, Is.EqualTo(303));
        Assert.That(((await browser.GetAsync("/")).Status, (await browser.GetAsync("/workspaces")).Status), Is.EqualTo((200, 403)));
    }

    [Test]
    public async Task Whom_the_product_does_not_know_is_told_why_and_written_down()
    {
        using var browser = Browser(FakeProduct.Says(401));
        var refused = await browser.PostAsync("/sign-in", ("by", "product"));
        var audit = (await service.GetAsync("/api/audit?actor=unknown")).Expect(200).Json.AsArray();

        Assert.That((refused.Status, (await browser.GetAsync("/")).Status), Is.EqualTo((401, 302)));
        Assert.That(refused.Body, Does.Contain("No product that is read knows this browser."));
        Assert.That((string)audit[0]!["act"]!, Is.EqualTo("sign_in_refused"));
    }

    [Test]
    public async Task A_product_that_does_not_answer_refuses_nobody()
    {
        using var browser = Browser(FakeProduct.Says(500));
        var before = await CountRefusalsAsync();
        var answer = await browser.PostAsync("/sign-in", ("by", "product"));

        Assert.That((answer.Status, await CountRefusalsAsync()), Is.EqualTo((503, before)));
        Assert.That(answer.Body, Does.Contain("It was asked who you are and does not answer.").And.Not.Contain("No product that is read knows this browser."));
    }

    [Test]
    public async Task Too_many_attempts_are_called_so()
    {
        await using var guarded = await SignInHost.StartAsync(("BaseUrl", product.BaseUrl), ("SignIn", "product"), ("/Requests:FailedAttemptsPerMinute", "2"));
        using var browser = new PageBrowser(guarded);
        product.Answer = FakeProduct.Says(401);
        List<int> statuses = [];
        for (var attempt = 0; attempt < 3; attempt++)
        {
            browser.Cookies["coder_session_token"] = $"{Guid.NewGuid():N}-session";
            statuses.Add((await browser.PostAsync("/sign-in", ("by", "product"))).Status);
        }

        Assert.That(statuses, Is.EqualTo(new[] { 401, 401, 429 }));
    }

    private async Task<int> CountRefusalsAsync() => (await service.GetAsync("/api/audit?actor=unknown")).Expect(200).Json.AsArray().Count;

    /// <summary>With a cookie of the product that was never shown before.</summary>
    private PageBrowser Browser(Microsoft.AspNetCore.Http.RequestDelegate says)
    {
        product.Answer = says;
        var browser = new PageBrowser(service);
        browser.Cookies["coder_session_token"] = $"{Guid.NewGuid():N}-session";
        return browser;
    }
}
